import { addDays, addMonths, isDate, printRange } from './date.ts';
import { type BookCalendar, type PeriodChoice, type PeriodUnit, rangeOf } from './period.ts';

const two = (value: number) => String(value).padStart(2, '0');
const four = (value: number) => String(value).padStart(4, '0');

/** The text that stands in the address, and that `parsePeriod` reads again. */
export function printPeriod(choice: PeriodChoice): string {
  switch (choice.kind) {
    case 'year':
      return four(choice.year);
    case 'fiscal-year':
      return `FY${four(choice.endsIn)}`;
    case 'fiscal-quarter':
      return `FY${four(choice.endsIn)}-Q${choice.quarter}`;
    case 'quarter':
      return `${four(choice.year)}-Q${choice.quarter}`;
    case 'month':
      return `${four(choice.year)}-${two(choice.month)}`;
    case 'last':
      return `last-${choice.count}-${choice.unit}s`;
    case 'this':
      return `this-${choice.unit}`;
    case 'all':
      return 'all';
    case 'range':
      return `${choice.from}..${choice.to}`;
  }
}

/** The name of a choice for people: `Q1 2026`, `FY 2026`, `last 6 months`, `15 Jan 2026 – 14 Feb 2026`. */
export function nameOfPeriod(choice: PeriodChoice, book: BookCalendar, today: string): string {
  switch (choice.kind) {
    case 'year':
      return four(choice.year);
    case 'fiscal-year':
      return `FY ${choice.endsIn}`;
    case 'fiscal-quarter':
      return `Q${choice.quarter} FY ${choice.endsIn}`;
    case 'quarter':
      return `Q${choice.quarter} ${choice.year}`;
    case 'last':
      return choice.count === 1 ? `Last ${choice.unit}` : `Last ${choice.count} ${choice.unit}s`;
    case 'this':
      return `This ${choice.unit.replace('-', ' ')}`;
    case 'all':
      return 'All time';
    default:
      return printRange(rangeOf(choice, book, today));
  }
}

type Reader = { pattern: RegExp; read: (groups: readonly string[], today: string) => PeriodChoice | null };

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const monthWord = '(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?';
const year = (text: string) => (text.length === 2 ? 2000 + Number(text) : Number(text));

/** Matched against small letters with single spaces; each reads one way of saying when. */
const readers: readonly Reader[] = [
  { pattern: /^(\d{4})$/, read: ([y = '']) => ({ kind: 'year', year: Number(y) }) },
  { pattern: /^fy ?(\d{4}|\d\d)$/, read: ([y = '']) => ({ kind: 'fiscal-year', endsIn: year(y) }) },
  { pattern: /^fy ?(\d{4}|\d\d)[ -]?q([1-4])$/, read: ([y = '', q]) => ({ kind: 'fiscal-quarter', endsIn: year(y), quarter: Number(q) }) },
  { pattern: /^q([1-4]) fy ?(\d{4}|\d\d)$/, read: ([q, y = '']) => ({ kind: 'fiscal-quarter', endsIn: year(y), quarter: Number(q) }) },
  { pattern: /^(\d{4})[ -]?q([1-4])$/, read: ([y, q]) => ({ kind: 'quarter', year: Number(y), quarter: Number(q) }) },
  { pattern: /^q([1-4])[ -](\d{4})$/, read: ([q, y]) => ({ kind: 'quarter', year: Number(y), quarter: Number(q) }) },
  { pattern: /^(\d{4})-(0?[1-9]|1[0-2])$/, read: ([y, m]) => ({ kind: 'month', year: Number(y), month: Number(m) }) },
  {
    pattern: new RegExp(`^${monthWord} (\\d{4})$`),
    read: ([m = '', y]) => ({ kind: 'month', year: Number(y), month: months.indexOf(m) + 1 }),
  },
  {
    pattern: new RegExp(`^(\\d{4}) ${monthWord}$`),
    read: ([y, m = '']) => ({ kind: 'month', year: Number(y), month: months.indexOf(m) + 1 }),
  },
  { pattern: new RegExp(`^${monthWord}$`), read: ([m = ''], today) => latestMonth(months.indexOf(m) + 1, today) },
  { pattern: /^last[ -](month|quarter|year)$/, read: ([unit = '']) => lastOf(1, unit) },
  { pattern: /^last[ -]([1-9]\d{0,2})$/, read: ([count]) => lastOf(Number(count), 'month') },
  {
    pattern: /^(?:last|past)[ -]([1-9]\d{0,2})[ -](day|week|month|quarter|year)s?$/,
    read: ([count, unit = '']) => lastOf(Number(count), unit),
  },
  { pattern: /^this[ -](month|quarter|year|fiscal[ -]year)$/, read: ([unit = '']) => thisOf(unit.replace(' ', '-')) },
  { pattern: /^(?:ytd|year to date)$/, read: () => thisOf('year') },
  { pattern: /^(?:all|all time|ever|everything)$/, read: () => ({ kind: 'all' }) },
  { pattern: /^(?:since|from) (.+)$/, read: ([start = ''], today) => between(start, today, today) },
  { pattern: /^(.+?)\.\.$/, read: ([start = ''], today) => between(start, today, today) },
  { pattern: /^(.+?) ?(?:\.\.|–| to | until | - ) ?(.+)$/, read: ([start = '', end = ''], today) => between(start, end, today) },
  { pattern: /^(\d{4}-\d\d-\d\d)$/, read: ([day = '']) => (isDate(day) ? { kind: 'range', from: day, to: day } : null) },
];

function lastOf(count: number, unit: string): PeriodChoice {
  return unit === 'week' ? { kind: 'last', count: count * 7, unit: 'day' } : { kind: 'last', count, unit: unit as 'day' };
}

function thisOf(unit: string): PeriodChoice {
  return { kind: 'this', unit: unit as Exclude<PeriodUnit, 'day'> };
}

/** A month without a year is its latest one that has begun. */
function latestMonth(month: number, today: string): PeriodChoice {
  const [thisYear = 0, thisMonth = 0] = today.split('-').map(Number);
  return { kind: 'month', year: month > thisMonth ? thisYear - 1 : thisYear, month };
}

/** From the first day of one to the last day of another; both may be days, months or years. */
function between(start: string, end: string, today: string): PeriodChoice | null {
  const from = firstDayOf(start, today);
  const to = lastDayOf(end, today);
  return from !== null && to !== null && from <= to ? { kind: 'range', from, to } : null;
}

function firstDayOf(text: string, today: string): string | null {
  if (isDate(text)) return text;
  if (text === 'today') return today;
  const choice = parsePeriod(text, today);
  if (choice?.kind === 'year') return `${four(choice.year)}-01-01`;
  if (choice?.kind === 'month') return `${four(choice.year)}-${two(choice.month)}-01`;
  return choice?.kind === 'quarter' ? `${four(choice.year)}-${two(choice.quarter * 3 - 2)}-01` : null;
}

function lastDayOf(text: string, today: string): string | null {
  if (isDate(text)) return text;
  if (text === 'today') return today;
  const first = firstDayOf(text, today);
  const length = { year: 12, quarter: 3, month: 1 }[parsePeriod(text, today)?.kind as 'year'];
  return first === null || length === undefined ? null : addDays(addMonths(first, length), -1);
}

/**
 * Reads what people write: `2026`, `FY2026-Q1`, `Q1 2026`, `2026-09`, `Sep 2026`, `last 6 months`, `this quarter`, `ytd`,
 * `2026-01..2026-06`, `since 2026-03-01`, `all`. Null where the text is no period: a mistyped address falls back to the
 * default, it does not break the page. `today` decides only what `Sep` and `since` mean.
 */
export function parsePeriod(text: string, today: string): PeriodChoice | null {
  const written = text.trim().toLowerCase().replace(/\s+/g, ' ');
  for (const { pattern, read } of readers) {
    const match = pattern.exec(written);
    const choice = match ? read(match.slice(1), today) : null;
    if (choice) return choice;
  }
  return null;
}
