import { addDays, addMonths, type DateRange, daysIn, earlierOf, laterOf, monthEnd, monthStart, shiftRange } from './date.ts';

export type PeriodUnit = 'day' | 'month' | 'quarter' | 'year' | 'fiscal-year';

/** What a reader may choose; `period-words.ts` reads and writes it as text. `year` and `quarter` are of the calendar. */
export type PeriodChoice =
  | { kind: 'year'; year: number }
  | { kind: 'fiscal-year'; endsIn: number }
  | { kind: 'fiscal-quarter'; endsIn: number; quarter: number }
  | { kind: 'quarter'; year: number; quarter: number }
  | { kind: 'month'; year: number; month: number }
  /** So many whole units that are over; days end with today. */
  | { kind: 'last'; count: number; unit: Exclude<PeriodUnit, 'fiscal-year'> }
  /** The unit that today is in. */
  | { kind: 'this'; unit: Exclude<PeriodUnit, 'day'> }
  /** From the first entry to the last, or to today where that is later. */
  | { kind: 'all' }
  | { kind: 'range'; from: string; to: string };

export type ComparisonChoice = 'NONE' | 'PREVIOUS_PERIOD' | 'PREVIOUS_YEAR';

/** What of a book the calendar depends on. */
export type BookCalendar = { fiscalYearStartMonth: number; firstDate: string | null; lastDate: string | null };

const two = (value: number) => String(value).padStart(2, '0');
const four = (value: number) => String(value).padStart(4, '0');

/** The twelve months that end with the month of today, or of the book's last entry where that is earlier. */
export function defaultPeriod(book: BookCalendar, today: string): PeriodChoice {
  const to = monthEnd(earlierOf(today, book.lastDate ?? today));
  return { kind: 'range', from: monthStart(addMonths(monthStart(to), -11)), to };
}

/** First and last day of a choice. A fiscal year is named by the calendar year it ends in. */
export function rangeOf(choice: PeriodChoice, book: BookCalendar, today: string): DateRange {
  switch (choice.kind) {
    case 'range':
      return { from: choice.from, to: choice.to };
    case 'all':
      return { from: book.firstDate ?? today, to: laterOf(today, book.lastDate ?? today) };
    case 'year':
      return monthsFrom(`${four(choice.year)}-01-01`, 12);
    case 'fiscal-year':
      return monthsFrom(fiscalYearStart(choice.endsIn, book), 12);
    case 'fiscal-quarter':
      return monthsFrom(addMonths(fiscalYearStart(choice.endsIn, book), choice.quarter * 3 - 3), 3);
    case 'quarter':
      return monthsFrom(`${four(choice.year)}-${two(choice.quarter * 3 - 2)}-01`, 3);
    case 'month':
      return monthsFrom(`${four(choice.year)}-${two(choice.month)}-01`, 1);
    case 'this':
      return unitAround(choice.unit, book, today);
    case 'last':
      return lastUnits(choice.count, choice.unit, book, today);
  }
}

/** The fiscal year that a day is in. */
export function fiscalYearAround(date: string, book: BookCalendar): DateRange {
  return monthsFrom(fiscalYearStart(fiscalYearOf(date, book.fiscalYearStartMonth), book), 12);
}

const monthsOf = { month: 1, quarter: 3, year: 12, 'fiscal-year': 12 } as const;

function unitAround(unit: keyof typeof monthsOf, book: BookCalendar, today: string): DateRange {
  const month = Number(today.slice(5, 7));
  if (unit === 'fiscal-year') return fiscalYearAround(today, book);
  const into = (month - 1) % monthsOf[unit];
  return monthsFrom(addMonths(monthStart(today), -into), monthsOf[unit]);
}

function lastUnits(count: number, unit: Exclude<PeriodUnit, 'fiscal-year'>, book: BookCalendar, today: string): DateRange {
  if (unit === 'day') return { from: addDays(today, 1 - count), to: today };
  const { from } = unitAround(unit, book, today);
  return { from: addMonths(from, -count * monthsOf[unit]), to: addDays(from, -1) };
}

function fiscalYearStart(endsIn: number, { fiscalYearStartMonth: month }: BookCalendar): string {
  return `${four(month === 1 ? endsIn : endsIn - 1)}-${two(month)}-01`;
}

function monthsFrom(from: string, months: number): DateRange {
  return { from, to: monthEnd(addMonths(from, months - 1)) };
}

/** One step earlier or later: the next year, quarter, month, or as long a range again. */
export function stepPeriod(choice: PeriodChoice, by: 1 | -1, range: DateRange): PeriodChoice {
  if (choice.kind === 'year') return { kind: 'year', year: choice.year + by };
  if (choice.kind === 'fiscal-year') return { kind: 'fiscal-year', endsIn: choice.endsIn + by };
  if (choice.kind === 'fiscal-quarter') {
    const next = choice.quarter + by;
    if (next < 1) return { kind: 'fiscal-quarter', endsIn: choice.endsIn - 1, quarter: 4 };
    return next > 4 ? { kind: 'fiscal-quarter', endsIn: choice.endsIn + 1, quarter: 1 } : { ...choice, quarter: next };
  }
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
