import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, addMonths, type PlainDate, parsePlainDate, plainDate } from '../plain-date.ts';
import { coverOf, type NodeRange } from './cover.ts';
import { type DaySpan, everPeriod, levels } from './node.ts';

const extent = { firstDate: plainDate('2016-02-10'), lastDate: plainDate('2026-11-20') };
const day = fc.integer({ min: -400, max: 4400 }).map((days) => addDays(plainDate('2016-01-01'), days));

/** The days that a range of nodes sums, as far as `day` is one of them. */
function holds({ level, first, next }: NodeRange, date: PlainDate): boolean {
  const period =
    level === levels.ever
      ? everPeriod
      : level === levels.year
        ? `${date.slice(0, 4)}-01-01`
        : level === levels.month
          ? `${date.slice(0, 7)}-01`
          : date;
  return period >= first && (next === null || period < next);
}

function timesCounted(span: DaySpan, date: PlainDate): number {
  return coverOf(span, extent).reduce((sum, range) => sum + (holds(range, date) ? range.sign : 0), 0);
}

test('counts each day of the span once and no other day', () => {
  const ends = fc.tuple(fc.option(day), fc.option(day)).filter(([a, b]) => a === null || b === null || a <= b);
  fc.assert(
    fc.property(ends, day, fc.constantFrom(-1, 0, 1), ([first, next], other, step) => {
      const near = first ? addDays(first, step) : next ? addDays(next, step) : other;
      for (const date of [other, near]) {
        const isIn = (first === null || date >= first) && (next === null || date < next);
        expect(timesCounted({ first, next }, date)).toBe(isIn ? 1 : 0);
      }
    }),
    { numRuns: 2000 },
  );
});

test('takes whole periods where it can, and the rest away from a whole where that is less', () => {
  const print = (first: string | null, next: string | null) =>
    coverOf({ first: first === null ? null : plainDate(first), next: next === null ? null : plainDate(next) }, extent).map(
      ({ level, first, next, sign }) => `${sign < 0 ? '-' : '+'}${level} ${first} ${next}`,
    );
  expect(print('2024-01-01', '2025-01-01')).toEqual(['+1 2024-01-01 2025-01-01']);
  expect(print('2024-03-01', '2024-04-01')).toEqual(['+2 2024-03-01 2024-04-01']);
  expect(print('2024-03-01', '2024-03-29')).toEqual(['+2 2024-03-01 2024-04-01', '-3 2024-03-29 2024-04-01']);
  expect(print('2024-02-01', '2025-01-01')).toEqual(['+1 2024-01-01 2025-01-01', '-2 2024-01-01 2024-02-01']);
  expect(print(null, null)).toEqual(['+0 0001-01-01 null']);
  expect(print(null, '2027-01-01')).toEqual(['+0 0001-01-01 null', '-1 2027-01-01 null']);
});

test('no date needs more than a year, six months and sixteen days of nodes beside its whole years', () => {
  fc.assert(
    fc.property(day, (next) => {
      const fine = coverOf({ first: null, next }, extent).filter(({ level }) => level !== levels.year && level !== levels.ever);
      const periods = fine.reduce((sum, range) => sum + periodsIn(range), 0);
      expect(periods).toBeLessThanOrEqual(6 + 16 + 1);
    }),
  );
});

test('reaches to the ends of the calendar', () => {
  expect(coverOf({ first: plainDate('9999-12-31'), next: null }, extent)).not.toEqual([]);
  expect(timesCounted({ first: plainDate('9999-12-31'), next: null }, plainDate('9999-12-31'))).toBe(1);
  expect(timesCounted({ first: null, next: plainDate('0001-01-01') }, plainDate('0001-01-01'))).toBe(0);
});

function periodsIn({ level, first, next }: NodeRange): number {
  let count = 0;
  for (let at: PlainDate | null = first; at && (next === null || at < next) && count < 100; count += 1) {
    at = parsePlainDate(level === levels.day ? addDays(at, 1) : addMonths(at, 1));
  }
  return count;
}
