import { expect, test } from 'vitest';
import {
  comparedRange,
  courseOf,
  defaultPeriod,
  elapsedOf,
  fiscalYearsOf,
  intervalOf,
  rangeOf,
  recentMonths,
  stepPeriod,
} from './period.ts';

const book = { fiscalYearStartMonth: 10, firstDate: '2023-10-01', lastDate: '2026-09-12' };
const today = '2026-11-23';

test('the default is the twelve months up to the last entry, or up to today where entries reach further', () => {
  expect(rangeOf(defaultPeriod(book, today), book, today)).toEqual({ from: '2025-10-01', to: '2026-09-30' });
  expect(rangeOf(defaultPeriod({ ...book, lastDate: '2030-01-01' }, today), book, today)).toEqual({ from: '2025-12-01', to: '2026-11-30' });
  expect(rangeOf(defaultPeriod({ ...book, lastDate: null }, today), book, today)).toEqual({ from: '2025-12-01', to: '2026-11-30' });
});

test('a fiscal year is named by the year it ends in', () => {
  expect(rangeOf({ kind: 'fiscal-year', endsIn: 2026 }, book, today)).toEqual({ from: '2025-10-01', to: '2026-09-30' });
  expect(rangeOf({ kind: 'fiscal-year', endsIn: 2026 }, { ...book, fiscalYearStartMonth: 1 }, today)).toEqual({
    from: '2026-01-01',
    to: '2026-12-31',
  });
  expect(fiscalYearsOf(book, today)).toEqual([2026, 2025, 2024]);
  expect(fiscalYearsOf({ ...book, lastDate: '2026-10-01' }, today)).toEqual([2027, 2026, 2025, 2024]);
});

test('quarters and months are of the calendar, last months are complete ones', () => {
  expect(rangeOf({ kind: 'quarter', year: 2026, quarter: 1 }, book, today)).toEqual({ from: '2026-01-01', to: '2026-03-31' });
  expect(rangeOf({ kind: 'month', year: 2024, month: 2 }, book, today)).toEqual({ from: '2024-02-01', to: '2024-02-29' });
  expect(rangeOf({ kind: 'last', count: 3, unit: 'month' }, book, today)).toEqual({ from: '2026-08-01', to: '2026-10-31' });
  expect(recentMonths(book, today, 3)).toEqual(['2026-09-01', '2026-08-01', '2026-07-01']);
});

test('a step moves by the kind of the period', () => {
  const quarter = { kind: 'quarter', year: 2026, quarter: 1 } as const;
  expect(stepPeriod(quarter, -1, rangeOf(quarter, book, today))).toEqual({ kind: 'quarter', year: 2025, quarter: 4 });
  expect(stepPeriod({ kind: 'fiscal-year', endsIn: 2026 }, 1, { from: '2025-10-01', to: '2026-09-30' })).toEqual({
    kind: 'fiscal-year',
    endsIn: 2027,
  });
  const last = { kind: 'last', count: 3, unit: 'month' } as const;
  expect(stepPeriod(last, -1, rangeOf(last, book, today))).toEqual({ kind: 'range', from: '2026-05-01', to: '2026-07-31' });
});

test('the compared days follow the length of the period, and only the days gone by of one that is not over', () => {
  const year = { from: '2025-10-01', to: '2026-09-30' };
  expect(comparedRange(year, 'PREVIOUS_YEAR', today)).toEqual({ from: '2024-10-01', to: '2025-09-30' });
  expect(comparedRange({ from: '2026-01-01', to: '2026-03-31' }, 'PREVIOUS_PERIOD', today)).toEqual({
    from: '2025-10-01',
    to: '2025-12-31',
  });
  expect(comparedRange(year, 'NONE', today)).toBeNull();
  const november = { from: '2026-11-01', to: '2026-11-30' };
  expect(elapsedOf(november, today)).toEqual({ from: '2026-11-01', to: today });
  expect(comparedRange(november, 'PREVIOUS_PERIOD', today)).toEqual({ from: '2026-10-01', to: '2026-10-23' });
  expect(comparedRange(november, 'PREVIOUS_YEAR', today)).toEqual({ from: '2025-11-01', to: '2025-11-23' });
  expect(comparedRange({ from: '2026-02-01', to: '2026-02-28' }, 'PREVIOUS_PERIOD', '2026-02-28')).toEqual({
    from: '2026-01-01',
    to: '2026-01-28',
  });
  expect(comparedRange({ from: '2026-03-01', to: '2026-03-31' }, 'PREVIOUS_PERIOD', '2026-03-30')).toEqual({
    from: '2026-02-01',
    to: '2026-02-28',
  });
});

test('bars are as many as can be told apart', () => {
  const interval = (from: string, to: string) => intervalOf({ from, to });
  expect(interval('2026-09-01', '2026-09-14')).toBe('DAY');
  expect(interval('2026-09-01', '2026-09-30')).toBe('WEEK');
  expect(interval('2025-10-01', '2026-09-30')).toBe('MONTH');
  expect(interval('2020-01-01', '2026-09-30')).toBe('QUARTER');
  expect(interval('2000-01-01', '2026-09-30')).toBe('YEAR');
});

test('the little lines run through the months of the period, and never through fewer than twelve', () => {
  expect(courseOf({ from: '2025-10-01', to: '2026-09-30' }, today)).toEqual({
    range: { from: '2026-09-01', to: '2026-09-30' },
    points: 12,
  });
  expect(courseOf({ from: '2026-11-01', to: '2026-11-30' }, today)).toEqual({
    range: { from: '2026-11-01', to: '2026-11-30' },
    points: 12,
  });
  expect(courseOf({ from: '2025-01-01', to: '2026-09-30' }, today).points).toBe(21);
  expect(courseOf({ from: '2010-01-01', to: '2026-09-30' }, today).points).toBe(36);
});
