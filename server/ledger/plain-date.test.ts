import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, addMonths, daysBetween, endOfMonth, parsePlainDate, plainDate, weekdayOf } from './plain-date.ts';

const days = fc
  .date({ min: new Date('0002-01-01'), max: new Date('9998-12-31'), noInvalidDate: true })
  .map((date) => plainDate(date.toISOString().slice(0, 10)));

describe('parsePlainDate', () => {
  it.each(['2024-02-29', '0001-01-01', '9999-12-31'])('reads %s', (text) => expect(parsePlainDate(text)).toBe(text));
  it.each(['2023-02-29', '1900-02-29', '2024-13-01', '2024-00-10', '2024-1-1', '2024-01-00', '0000-01-01', '2024-01-01T00:00:00Z', ''])(
    'refuses %j',
    (text) => expect(parsePlainDate(text)).toBeNull(),
  );
});

describe('calendar arithmetic', () => {
  it('counts days over any boundary', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -300, max: 300 }), (day, count) => {
        expect(daysBetween(day, addDays(day, count))).toBe(count);
      }),
    );
  });

  it('keeps to the last day where a month is shorter', () => {
    expect(addMonths(plainDate('2024-01-31'), 1)).toBe('2024-02-29');
    expect(addMonths(plainDate('2024-03-31'), -13)).toBe('2023-02-28');
    expect(endOfMonth(plainDate('1900-02-03'))).toBe('1900-02-28');
  });

  it('knows Mondays from Sundays', () => expect([weekdayOf(plainDate('2026-11-23')), weekdayOf(plainDate('2026-11-22'))]).toEqual([1, 7]));
});
