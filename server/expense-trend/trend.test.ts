import { expect, test } from 'vitest';
import { bucketsOf, type Interval } from '../ledger/bucket.ts';
import type { DateRange } from '../ledger/period.ts';
import { plainDate } from '../ledger/plain-date.ts';
import { type BucketSpans, spansOf } from './trend.ts';

const day = plainDate;
const shown = (range: DateRange | null) => range && `${range.from}..${range.to}`;

function spans(
  from: string,
  to: string,
  interval: Interval,
  options: { today?: string; first?: string; movingAverage?: number } = {},
): BucketSpans[] {
  const range = { from: day(from), to: day(to) };
  const today = day(options.today ?? '2030-01-01');
  const buckets = bucketsOf(range, interval, { today, fiscalYearStartMonth: 1 });
  return spansOf(buckets, {
    range,
    interval,
    movingAverage: options.movingAverage ?? 3,
    today,
    firstDate: day(options.first ?? '2000-01-01'),
  });
}

test('the average reaches back before the range, and takes a bucket whole that is cut at its start', () => {
  const [january, february] = spans('2026-01-15', '2026-02-28', 'MONTH', { movingAverage: 2 });
  expect(january!.averaged!.map(shown)).toEqual(['2025-12-01..2025-12-31', '2026-01-01..2026-01-31']);
  expect(february!.averaged!.map(shown)).toEqual(['2026-01-01..2026-01-31', '2026-02-01..2026-02-28']);
});

test('a bucket that is cut at its end or not over has no average', () => {
  expect(spans('2026-01-01', '2026-02-10', 'MONTH').map((span) => span.averaged === null)).toEqual([false, true]);
  expect(spans('2026-01-01', '2026-02-28', 'MONTH', { today: '2026-02-28' }).map((span) => span.averaged === null)).toEqual([false, true]);
});

test('there is no average before as many buckets as it takes, counted from the month of the first entry', () => {
  const found = spans('2026-01-01', '2026-04-30', 'MONTH', { first: '2026-01-20' });
  expect(found.map((span) => span.averaged === null)).toEqual([true, true, false, false]);
});

test('where the range contains today, figures stop there and nothing is compared with what has not begun', () => {
  const [august, september, october] = spans('2026-08-01', '2026-10-31', 'MONTH', { today: '2026-09-10' });
  expect(shown(august!.elapsed)).toBe('2026-08-01..2026-08-31');
  expect(shown(september!.elapsed)).toBe('2026-09-01..2026-09-10');
  expect(shown(september!.yearAgo)).toBe('2025-09-01..2025-09-10');
  expect(shown(september!.previous)).toBe('2026-08-01..2026-08-10');
  expect(october).toMatchObject({ elapsed: null, averaged: null, yearAgo: null, previous: null });
});

test('cut buckets are compared with as many days', () => {
  const [first, , last] = spans('2026-01-15', '2026-03-10', 'MONTH');
  expect(shown(first!.yearAgo)).toBe('2025-01-15..2025-01-31');
  expect(shown(first!.previous)).toBe('2025-12-29..2026-01-14');
  expect(shown(last!.previous)).toBe('2026-02-19..2026-02-28');
});

test('nothing is compared with days before the book', () => {
  const [only] = spans('2026-03-01', '2026-03-31', 'MONTH', { first: '2026-03-02' });
  expect(only).toMatchObject({ averaged: null, yearAgo: null, previous: null });
});
