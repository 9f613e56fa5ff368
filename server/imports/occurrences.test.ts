import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { Occurrences } from './occurrences.ts';

const fingerprint = (text: string) => createHash('sha256').update(text).digest('hex');

test('equal contents are numbered, however many others come between', () => {
  const occurrences = new Occurrences();
  const seen = new Map<string, number>();
  for (let n = 0; n < 40_000; n += 1) {
    const text = `entry ${(n * 7919) % 23_000}`;
    const expected = (seen.get(text) ?? 0) + 1;
    seen.set(text, expected);
    if (occurrences.next(fingerprint(text)) !== expected) expect.fail(`${text} should have been number ${expected}`);
  }
});

test('a fingerprint that begins with zeros is one like any other', () => {
  const occurrences = new Occurrences();
  const [zeros, almost] = ['0'.repeat(64), `${'0'.repeat(31)}1${'0'.repeat(32)}`];
  expect([zeros, almost, zeros, almost, zeros].map((text) => occurrences.next(text))).toEqual([1, 1, 2, 2, 3]);
});
