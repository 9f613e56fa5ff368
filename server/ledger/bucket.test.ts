import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bucketsBefore, bucketsMax, bucketsOf, intervals } from './bucket.ts';
import { addDays, plainDate } from './plain-date.ts';

const day = plainDate;
const calendar = (fiscalYearStartMonth = 1, today = '2026-09-15') => ({ today: day(today), fiscalYearStartMonth });
const range = (from: string, to: string) => ({ from: day(from), to: day(to) });
const shown = (buckets: { from: string; to: string }[]) => buckets.map(({ from, to }) => `${from}..${to}`);

test('the first and last months are cut; the calendar extent is kept', () => {
  const buckets = bucketsOf(range('2026-01-15', '2026-03-10'), 'MONTH', calendar());
  expect(shown(buckets)).toEqual(['2026-01-15..2026-01-31', '2026-02-01..2026-02-28', '2026-03-01..2026-03-10']);
  expect(buckets.map((bucket) => bucket.label)).toEqual(['15 Jan – 31 Jan 2026', 'Feb 2026', '1 Mar – 10 Mar 2026']);
  expect(shown(buckets.map((bucket) => bucket.whole))).toEqual([
    '2026-01-01..2026-01-31',
    '2026-02-01..2026-02-28',
    '2026-03-01..2026-03-31',
  ]);
});

test('weeks start on Monday', () => {
  // 2026-01-01 is a Thursday.
  expect(shown(bucketsOf(range('2026-01-01', '2026-01-12'), 'WEEK', calendar()))).toEqual([
    '2026-01-01..2026-01-04',
    '2026-01-05..2026-01-11',
    '2026-01-12..2026-01-12',
  ]);
});

test('quarters and years are those of the fiscal year', () => {
  expect(shown(bucketsOf(range('2026-01-01', '2026-07-31'), 'QUARTER', calendar(2)))).toEqual([
    '2026-01-01..2026-01-31',
    '2026-02-01..2026-04-30',
    '2026-05-01..2026-07-31',
  ]);
  expect(bucketsOf(range('2025-10-01', '2026-03-31'), 'QUARTER', calendar(10)).map((bucket) => bucket.label)).toEqual([
    'FY 2026 Q1',
    'FY 2026 Q2',
  ]);
  expect(bucketsOf(range('2024-10-01', '2026-09-30'), 'YEAR', calendar(10)).map((bucket) => bucket.label)).toEqual(['FY 2025', 'FY 2026']);
});

test('the bucket with today in it is partial', () => {
  expect(bucketsOf(range('2026-08-01', '2026-10-31'), 'MONTH', calendar()).map((bucket) => bucket.isPartial)).toEqual([false, true, false]);
});

test('more than the limit is refused', () => {
  const longest = { from: day('2020-01-01'), to: addDays(day('2020-01-01'), bucketsMax - 1) };
  expect(bucketsOf(longest, 'DAY', calendar())).toHaveLength(bucketsMax);
  expect(() => bucketsOf({ ...longest, to: addDays(longest.to, 1) }, 'DAY', calendar())).toThrow(/longer interval/);
});

test('whole buckets before a day, oldest first', () => {
  expect(shown(bucketsBefore(day('2026-03-01'), 2, 'MONTH'))).toEqual(['2026-01-01..2026-01-31', '2026-02-01..2026-02-28']);
  expect(shown(bucketsBefore(day('2025-10-01'), 1, 'YEAR'))).toEqual(['2024-10-01..2025-09-30']);
  expect(bucketsBefore(day('0001-01-01'), 3, 'YEAR')).toEqual([]);
});

test('buckets cover the range exactly, without gaps', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 3000 }),
      fc.integer({ min: 0, max: 399 }),
      fc.constantFrom(...intervals),
      fc.integer({ min: 1, max: 12 }),
      (start, length, interval, month) => {
        const from = addDays(day('2019-03-05'), start);
        const to = addDays(from, length);
        const buckets = bucketsOf({ from, to }, interval, calendar(month));
        expect(buckets[0]!.from).toBe(from);
        expect(buckets.at(-1)!.to).toBe(to);
        for (const [index, bucket] of buckets.slice(1).entries()) expect(addDays(buckets[index]!.to, 1)).toBe(bucket.from);
      },
    ),
  );
});
