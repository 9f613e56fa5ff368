import { addDays, addMonths, type DateRange, daysIn, earlierOf, isDate, monthEnd, monthStart, shiftRange } from './date.ts';

/** What a reader may choose, as it stands in the address: `2026`, `2026-Q1`, `2026-09`, `last-12` or `2026-01-15..2026-02-14`. */
export type PeriodChoice =
  | { kind: 'year'; endsIn: number }
  | { kind: 'quarter'; year: number; quarter: number }
  | { kind: 'month'; year: number; month: number }
  | { kind: 'last'; months: number }
  | { kind: 'range'; from: string; to: string };

export type ComparisonChoice = 'NONE' | 'PREVIOUS_PERIOD' | 'PREVIOUS_YEAR';

/** What of a book the calendar depends on. */
export type BookCalendar = { fiscalYearStartMonth: number; firstDate: string | null; lastDate: string | null };

const two = (value: number) => String(value).padStart(2, '0');

/** Null where the text is no period: a mistyped address falls back to the default, it does not break the page. */
export function parsePeriod(text: string): PeriodChoice | null {
  let match = /^(\d{4})$/.exec(text);
  if (match) return { kind: 'year', endsIn: Number(match[1]) };
  match = /^(\d{4})-Q([1-4])$/.exec(text);
  if (match) return { kind: 'quarter', year: Number(match[1]), quarter: Number(match[2]) };
  match = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(text);
  if (match) return { kind: 'month', year: Number(match[1]), month: Number(match[2]) };
  match = /^last-([1-9]\d?)$/.exec(text);
  if (match) return { kind: 'last', months: Number(match[1]) };
  const [from = '', to = ''] = text.split('..');
  return isDate(from) && isDate(to) && from <= to ? { kind: 'range', from, to } : null;
}

export function printPeriod(choice: PeriodChoice): string {
  if (choice.kind === 'year') return String(choice.endsIn).padStart(4, '0');
  if (choice.kind === 'quarter') return `${choice.year}-Q${choice.quarter}`;
  if (choice.kind === 'month') return `${choice.year}-${two(choice.month)}`;
  if (choice.kind === 'last') return `last-${choice.months}`;
  return `${choice.from}..${choice.to}`;
}

/** The twelve months that end with the month of today, or of the book's last entry where that is earlier. */
export function defaultPeriod(book: BookCalendar, today: string): PeriodChoice {
  const to = monthEnd(earlierOf(today, book.lastDate ?? today));
  return { kind: 'range', from: monthStart(addMonths(monthStart(to), -11)), to };
}

/** First and last day of a choice. A fiscal year is named by the calendar year it ends in. */
export function rangeOf(choice: PeriodChoice, fiscalYearStartMonth: number, today: string): DateRange {
  if (choice.kind === 'range') return { from: choice.from, to: choice.to };
  if (choice.kind === 'last') {
    const to = addDays(monthStart(today), -1);
    return { from: addMonths(monthStart(to), 1 - choice.months), to };
  }
  if (choice.kind === 'month') return monthsFrom(`${choice.year}-${two(choice.month)}-01`, 1);
  if (choice.kind === 'quarter') return monthsFrom(`${choice.year}-${two(choice.quarter * 3 - 2)}-01`, 3);
  const startYear = fiscalYearStartMonth === 1 ? choice.endsIn : choice.endsIn - 1;
  return monthsFrom(`${String(startYear).padStart(4, '0')}-${two(fiscalYearStartMonth)}-01`, 12);
}

function monthsFrom(from: string, months: number): DateRange {
  return { from, to: monthEnd(addMonths(from, months - 1)) };
}

/** One step earlier or later: the next year, quarter, month, or as long a range again. */
export function stepPeriod(choice: PeriodChoice, by: 1 | -1, range: DateRange): PeriodChoice {
  if (choice.kind === 'year') return { kind: 'year', endsIn: choice.endsIn + by };
  const moved = shiftRange(range, by);
  const [year = 0, month = 0] = moved.from.split('-').map(Number);
  if (choice.kind === 'quarter') return { kind: 'quarter', year, quarter: Math.ceil(month / 3) };
  if (choice.kind === 'month') return { kind: 'month', year, month };
  return { kind: 'range', ...moved };
}

/** Figures of a period that contains today stop at today. */
export function elapsedOf(range: DateRange, today: string): DateRange {
  return range.from <= today && today < range.to ? { from: range.from, to: today } : range;
}

/** The days that a period is compared with: the server's rule, so that every panel compares with the same days. */
export function comparedRange(range: DateRange, comparison: ComparisonChoice, today: string): DateRange | null {
  if (comparison === 'NONE') return null;
  const elapsed = elapsedOf(range, today);
  if (comparison === 'PREVIOUS_YEAR') return { from: addMonths(range.from, -12), to: addMonths(elapsed.to, -12) };
  const before = shiftRange(range, -1);
  // A period is partial on its last day too: that day is not over.
  if (today < range.from || today > range.to) return before;
  return { from: before.from, to: earlierOf(addDays(before.from, daysIn(elapsed) - 1), before.to) };
}

export type TrendInterval = 'DAY' | 'WEEK' | 'MONTH' | 'QUARTER' | 'YEAR';

/** As many bars as can be told apart: days for a fortnight, weeks for two months, then months, quarters, years. */
export function intervalOf(range: DateRange): TrendInterval {
  const days = daysIn(range);
  if (days <= 16) return 'DAY';
  if (days <= 62) return 'WEEK';
  if (days <= 366 * 3) return 'MONTH';
  return days <= 366 * 10 ? 'QUARTER' : 'YEAR';
}

/** The fiscal years that a book has entries in, latest first. */
export function fiscalYearsOf(book: BookCalendar, today: string): number[] {
  const first = fiscalYearOf(book.firstDate ?? today, book.fiscalYearStartMonth);
  const last = fiscalYearOf(earlierOf(book.lastDate ?? today, today), book.fiscalYearStartMonth);
  return Array.from({ length: Math.max(1, last - first + 1) }, (_, index) => last - index);
}

function fiscalYearOf(date: string, startMonth: number): number {
  const [year = 0, month = 0] = date.split('-').map(Number);
  return startMonth > 1 && month >= startMonth ? year + 1 : year;
}

/** The n months up to the book's last entry, latest first, none before its first. */
export function recentMonths(book: BookCalendar, today: string, n: number): string[] {
  const last = monthStart(earlierOf(book.lastDate ?? today, today));
  const months = Array.from({ length: n }, (_, index) => addMonths(last, -index));
  return months.filter((month) => month >= monthStart(book.firstDate ?? last));
}

/** The months that a figure's little line runs through: those of the period, at least twelve and at most 36. */
export function courseOf(range: DateRange, today: string): { range: DateRange; points: number } {
  const last = monthStart(elapsedOf(range, today).to);
  const first = monthStart(range.from);
  let points = 12;
  while (points < 36 && addMonths(last, 1 - points) > first) points += 1;
  return { range: { from: last, to: monthEnd(last) }, points };
}
