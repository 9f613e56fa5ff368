import { isWholeMonths, labelOf, monthsIn } from './period-label.ts';
import {
  addDays,
  addMonths,
  daysBetween,
  earlierOf,
  endOfMonth,
  type PlainDate,
  parsePlainDate,
  plainDateOf,
  startOfMonth,
} from './plain-date.ts';
import { badInput } from './refusal.ts';

/** Days of the books, both ends inclusive. */
export interface DateRange {
  readonly from: PlainDate;
  readonly to: PlainDate;
}

/** What periods depend on. `today` is the day in the book's time zone; the fiscal year's first month is 1 to 12. */
export interface Calendar {
  readonly today: PlainDate;
  readonly fiscalYearStartMonth: number;
}

/** A named range. `to` is its full end; where `isPartial`, it contains today and its figures stop there (`elapsedOf`). */
export interface Period extends DateRange {
  readonly label: string;
  readonly isPartial: boolean;
}

/** What somebody may ask for: exactly one of these. */
export interface PeriodChoice {
  readonly month?: { readonly year: number; readonly month: number } | null;
  /** Calendar quarter, 1 to 4. */
  readonly quarter?: { readonly year: number; readonly quarter: number } | null;
  /** Named by the calendar year it ends in. */
  readonly fiscalYear?: number | null;
  readonly range?: DateRange | null;
  /** Complete calendar months ending before today's. */
  readonly lastMonths?: number | null;
}

export const comparisons = ['NONE', 'PREVIOUS_PERIOD', 'PREVIOUS_YEAR'] as const;
export type Comparison = (typeof comparisons)[number];

const lastMonthsMax = 1200;

/** The period of a choice. Refuses (BAD_USER_INPUT) what is no period, saying what would be one. */
export function resolvePeriod(choice: PeriodChoice, calendar: Calendar): Period {
  return periodOf(rangeOf(choice, calendar), calendar);
}

/** The range with its label, and whether today is in it. */
export function periodOf({ from, to }: DateRange, calendar: Calendar): Period {
  return { from, to, label: labelOf(from, to, calendar.fiscalYearStartMonth), isPartial: contains({ from, to }, calendar.today) };
}

/** A range that a client gave as two arguments. Refuses one that ends before it begins. */
export function requireRange(from: PlainDate, to: PlainDate): DateRange {
  if (from > to) throw badInput(`The range ends (${to}) before it begins (${from}): swap the two dates.`, 'to');
  return { from, to };
}

/** The days of the range that figures count: up to today where today is in it, else all of it. */
export function elapsedOf({ from, to }: DateRange, today: PlainDate): DateRange {
  return contains({ from, to }, today) ? { from, to: today } : { from, to };
}

/** How many days, both ends included. */
export function daysIn({ from, to }: DateRange): number {
  return daysBetween(from, to) + 1;
}

/** The first day of the fiscal year that `date` lies in. */
export function fiscalYearStart(date: PlainDate, startMonth: number): PlainDate {
  const month = Number(date.slice(5, 7));
  return addMonths(startOfMonth(date), -((month - startMonth + 12) % 12));
}

/** What the period is compared with; null for NONE, and where that would lie before the year 1. */
export function comparedPeriod(period: DateRange, comparison: Comparison, calendar: Calendar): Period | null {
  if (comparison === 'NONE') return null;
  const range = comparison === 'PREVIOUS_YEAR' ? yearEarlier(elapsedOf(period, calendar.today)) : previousRange(period, calendar.today);
  return range && periodOf(range, calendar);
}

/**
 * The range just before: as many whole months where the range is whole months, else as many days. A range that contains
 * today is compared with as many days as have passed of it, at most to the earlier range's end.
 */
export function previousRange(range: DateRange, today: PlainDate): DateRange | null {
  const before = shifted(range, -1);
  if (!before || !contains(range, today)) return before;
  return { from: before.from, to: earlierOf(addDays(before.from, daysIn(elapsedOf(range, today)) - 1), before.to) };
}

/** The same dates a year earlier. A month's last day stays one; 29 February gives 28. Null before the year 1. */
export function yearEarlier({ from, to }: DateRange): DateRange | null {
  return real(dateYearEarlier(from), dateYearEarlier(to));
}

/** The period and those before it, `points` in all, oldest first. Earlier ones are whole; there are fewer near the year 1. */
export function historyOf(period: Period, points: number, calendar: Calendar): Period[] {
  const found = [period];
  for (let steps = 1; steps < points; steps += 1) {
    const range = shifted(period, -steps);
    if (!range) break;
    found.unshift(periodOf(range, calendar));
  }
  return found;
}

/**
 * The last `count` calendar months, oldest first, that lie wholly before today, on or before `to`, and on or after the
 * month of the book's first entry. Fewer, or none, in a young book.
 */
export function completeMonths(to: PlainDate, count: number, firstDate: PlainDate | null, today: PlainDate): DateRange[] {
  const last = earlierOf(to, addDays(today, -1));
  const found: DateRange[] = [];
  let month = endOfMonth(last) === last ? startOfMonth(last) : addMonths(startOfMonth(last), -1);
  while (firstDate && found.length < count && month >= startOfMonth(firstDate)) {
    found.unshift({ from: month, to: endOfMonth(month) });
    month = addMonths(month, -1);
  }
  return found;
}

function contains({ from, to }: DateRange, date: PlainDate): boolean {
  return from <= date && date <= to;
}

/** Moved by its own length: whole months stay whole months. */
function shifted({ from, to }: DateRange, by: number): DateRange | null {
  if (isWholeMonths(from, to)) {
    const months = monthsIn(from, to) * by;
    return real(addMonths(from, months), endOfMonth(addMonths(startOfMonth(to), months)));
  }
  const days = daysIn({ from, to }) * by;
  return real(addDays(from, days), addDays(to, days));
}

function dateYearEarlier(date: PlainDate): PlainDate {
  const earlier = addMonths(date, -12);
  return date === endOfMonth(date) ? endOfMonth(earlier) : earlier;
}

/** Null where the calendar of the books (years 1 to 9999) has no such days. */
function real(from: string, to: string): DateRange | null {
  const [first, last] = [parsePlainDate(from), parsePlainDate(to)];
  return first && last && first <= last ? { from: first, to: last } : null;
}

function rangeOf(choice: PeriodChoice, { today, fiscalYearStartMonth }: Calendar): DateRange {
  const { month, quarter, fiscalYear, range, lastMonths } = choice;
  const given = Object.values({ month, quarter, fiscalYear, range, lastMonths }).filter((value) => value !== undefined && value !== null);
  if (given.length !== 1) throw badInput('Give exactly one of month, quarter, fiscalYear, range or lastMonths.', 'period');
  if (month) return monthsFrom(month.year, month.month, 1, 'month');
  if (quarter) return monthsFrom(quarter.year, quarterStart(quarter.quarter), 3, 'quarter');
  if (range) return requireRange(range.from, range.to);
  if (typeof fiscalYear === 'number') {
    return monthsFrom(fiscalYear - (fiscalYearStartMonth === 1 ? 0 : 1), fiscalYearStartMonth, 12, 'fiscalYear');
  }
  return lastMonthsBefore(today, lastMonths as number);
}

function quarterStart(quarter: number): number {
  if (![1, 2, 3, 4].includes(quarter)) throw badInput('A quarter is 1 (January to March), 2, 3 or 4.', 'period', 'quarter', 'quarter');
  return quarter * 3 - 2;
}

function monthsFrom(year: number, month: number, months: number, field: string): DateRange {
  if (month < 1 || month > 12) throw badInput('A month is 1 (January) to 12 (December).', 'period', field, 'month');
  const from = plainDateOf(year, month, 1);
  const range = from && real(from, endOfMonth(addMonths(from, months - 1)));
  if (!range) throw badInput('A year lies between 1 and 9999.', 'period', field);
  return range;
}

function lastMonthsBefore(today: PlainDate, months: number): DateRange {
  if (months < 1 || months > lastMonthsMax) throw badInput(`lastMonths is 1 to ${lastMonthsMax}.`, 'period', 'lastMonths');
  const to = addDays(startOfMonth(today), -1);
  const range = real(addMonths(startOfMonth(to), 1 - months), to);
  if (!range) throw badInput('lastMonths reaches back before the year 1.', 'period', 'lastMonths');
  return range;
}
