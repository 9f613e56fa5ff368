import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  comparedPeriod,
  completeMonths,
  daysIn,
  elapsedOf,
  fiscalYearStart,
  historyOf,
  type PeriodChoice,
  resolvePeriod,
} from './period.ts';
import { addDays, type PlainDate, plainDate } from './plain-date.ts';

const day = plainDate;
const calendar = (today: string, fiscalYearStartMonth = 1) => ({ today: day(today), fiscalYearStartMonth });
const shown = (period: { from: string; to: string } | null) => period && `${period.from}..${period.to}`;
const range = (from: string, to: string) => ({ from: day(from), to: day(to) });

test.each<[PeriodChoice, number, string, string]>([
  [{ month: { year: 2024, month: 2 } }, 1, '2024-02-01..2024-02-29', 'Feb 2024'],
  [{ quarter: { year: 2026, quarter: 4 } }, 10, '2026-10-01..2026-12-31', 'Q4 2026'],
  [{ fiscalYear: 2026 }, 1, '2026-01-01..2026-12-31', '2026'],
  [{ fiscalYear: 2026 }, 10, '2025-10-01..2026-09-30', 'FY 2026'],
  [{ fiscalYear: 2024 }, 3, '2023-03-01..2024-02-29', 'FY 2024'],
  [{ lastMonths: 3 }, 1, '2026-06-01..2026-08-31', 'Jun – Aug 2026'],
  [{ lastMonths: 12 }, 1, '2025-09-01..2026-08-31', 'Sep 2025 – Aug 2026'],
  [{ range: range('2026-01-15', '2026-02-14') }, 1, '2026-01-15..2026-02-14', '15 Jan – 14 Feb 2026'],
  [{ range: range('2025-12-31', '2026-01-01') }, 1, '2025-12-31..2026-01-01', '31 Dec 2025 – 1 Jan 2026'],
  [{ range: range('2026-02-03', '2026-02-03') }, 1, '2026-02-03..2026-02-03', '3 Feb 2026'],
])('%j in a fiscal year from month %d is %s, %s', (choice, startMonth, expected, label) => {
  const period = resolvePeriod(choice, calendar('2026-09-15', startMonth));
  expect(shown(period)).toBe(expected);
  expect(period.label).toBe(label);
});

test.each<[PeriodChoice, RegExp]>([
  [{}, /exactly one/],
  [{ fiscalYear: 2026, lastMonths: 2 }, /exactly one/],
  [{ month: { year: 2026, month: 13 } }, /month is 1/],
  [{ month: { year: 0, month: 1 } }, /between 1 and 9999/],
  [{ quarter: { year: 2026, quarter: 0 } }, /quarter is 1/],
  [{ fiscalYear: 10_000 }, /between 1 and 9999/],
  [{ lastMonths: 0 }, /lastMonths is 1/],
  [{ range: range('2026-02-01', '2026-01-31') }, /swap the two dates/],
])('%j is refused with a remedy', (choice, message) => {
  expect(() => resolvePeriod(choice, calendar('2026-09-15'))).toThrow(message);
});

test('a period that contains today keeps its end and is partial; its figures stop at today', () => {
  const period = resolvePeriod({ month: { year: 2026, month: 9 } }, calendar('2026-09-15'));
  expect(period).toEqual({ ...range('2026-09-01', '2026-09-30'), label: 'Sep 2026', isPartial: true });
  expect(shown(elapsedOf(period, day('2026-09-15')))).toBe('2026-09-01..2026-09-15');
  expect(resolvePeriod({ month: { year: 2026, month: 9 } }, calendar('2026-10-01')).isPartial).toBe(false);
  expect(shown(elapsedOf(period, day('2026-10-01')))).toBe('2026-09-01..2026-09-30');
});

test.each([
  ['2026-01-01', '2026-03-31', '2027-01-01', '2025-10-01..2025-12-31'],
  ['2026-03-01', '2026-03-31', '2027-01-01', '2026-02-01..2026-02-28'],
  ['2026-01-15', '2026-02-14', '2027-01-01', '2025-12-15..2026-01-14'],
  ['2026-09-01', '2026-09-30', '2026-09-15', '2026-08-01..2026-08-15'],
  // The 31st has no counterpart in June: month end.
  ['2026-07-01', '2026-07-31', '2026-07-31', '2026-06-01..2026-06-30'],
  ['2025-10-01', '2026-09-30', '2025-10-03', '2024-10-01..2024-10-03'],
])('%s to %s, seen on %s, follows %s', (from, to, today, expected) => {
  expect(shown(comparedPeriod(range(from, to), 'PREVIOUS_PERIOD', calendar(today)))).toBe(expected);
});

test.each([
  ['2024-02-01', '2024-02-29', '2027-01-01', '2023-02-01..2023-02-28'],
  ['2025-02-01', '2025-02-28', '2027-01-01', '2024-02-01..2024-02-29'],
  ['2026-09-01', '2026-09-30', '2026-09-15', '2025-09-01..2025-09-15'],
  ['2024-02-10', '2024-02-29', '2027-01-01', '2023-02-10..2023-02-28'],
])('%s to %s, seen on %s, was %s a year earlier', (from, to, today, expected) => {
  expect(shown(comparedPeriod(range(from, to), 'PREVIOUS_YEAR', calendar(today)))).toBe(expected);
});

test('nothing is compared with NONE, nor with what lies before the year 1', () => {
  expect(comparedPeriod(range('2026-01-01', '2026-01-31'), 'NONE', calendar('2026-09-15'))).toBeNull();
  expect(comparedPeriod(range('0001-01-01', '0001-12-31'), 'PREVIOUS_PERIOD', calendar('2026-09-15'))).toBeNull();
  expect(comparedPeriod(range('0001-01-01', '0001-12-31'), 'PREVIOUS_YEAR', calendar('2026-09-15'))).toBeNull();
});

test('the history ends with the period; earlier points are whole', () => {
  const now = calendar('2026-03-10');
  const points = historyOf(resolvePeriod({ month: { year: 2026, month: 3 } }, now), 4, now);
  expect(points.map((point) => point.label)).toEqual(['Dec 2025', 'Jan 2026', 'Feb 2026', 'Mar 2026']);
  expect(points.map((point) => point.isPartial)).toEqual([false, false, false, true]);
  expect(historyOf(resolvePeriod({ fiscalYear: 2 }, now), 12, now)).toHaveLength(2);
});

test('complete months lie before today, up to the end, and not before the book', () => {
  const months = (to: string, first: string | null, today: string) =>
    completeMonths(day(to), 3, first === null ? null : day(first), day(today)).map(shown);
  expect(months('2026-09-30', '2020-01-01', '2026-12-01')).toEqual([
    '2026-07-01..2026-07-31',
    '2026-08-01..2026-08-31',
    '2026-09-01..2026-09-30',
  ]);
  // Today's month is not over, even on its last day.
  expect(months('2026-09-30', '2026-08-20', '2026-09-30')).toEqual(['2026-08-01..2026-08-31']);
  expect(months('2026-09-15', '2026-08-20', '2027-01-01')).toEqual(['2026-08-01..2026-08-31']);
  expect(months('2026-09-30', '2026-09-20', '2026-09-30')).toEqual([]);
  expect(months('2026-09-30', null, '2027-01-01')).toEqual([]);
});

test('the fiscal year of a date', () => {
  expect(fiscalYearStart(day('2026-09-30'), 10)).toBe('2025-10-01');
  expect(fiscalYearStart(day('2026-10-01'), 10)).toBe('2026-10-01');
  expect(fiscalYearStart(day('2026-02-28'), 1)).toBe('2026-01-01');
});

test('what came before a period that is over touches it and is as long, in months or in days', () => {
  const dates = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays(day('1990-01-01'), days) as PlainDate);
  fc.assert(
    fc.property(dates, fc.integer({ min: 0, max: 500 }), (from, length) => {
      const period = { from, to: addDays(from, length) };
      const before = comparedPeriod(period, 'PREVIOUS_PERIOD', calendar('2100-01-01'));
      expect(addDays(before!.to, 1)).toBe(from);
      if (!/-01$/.test(from)) expect(daysIn(before!)).toBe(daysIn(period));
    }),
  );
});
