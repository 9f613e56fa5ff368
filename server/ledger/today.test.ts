import { expect, test } from 'vitest';
import { dayIn, isTimeZone } from './today.ts';

test.each(['UTC', 'Europe/Vienna', 'America/Argentina/Buenos_Aires', 'America/Port-au-Prince', 'Etc/GMT+5'])('%s is a time zone', (name) =>
  expect(isTimeZone(name)).toBe(true),
);

test.each(['', 'Vienna', '+02:00', '-05:00', 'Europe/Vienna ', 'Europe/Atlantis', '../etc/passwd'])('%j is none', (name) =>
  expect(isTimeZone(name)).toBe(false),
);

test.each([
  ['UTC', '2026-10-15'],
  ['Pacific/Kiritimati', '2026-10-16'],
  ['America/Los_Angeles', '2026-10-15'],
  ['Asia/Tokyo', '2026-10-15'],
])('in %s it is %s', (timeZone, day) => expect(dayIn(timeZone, new Date('2026-10-15T12:00:00Z'))).toBe(day));
