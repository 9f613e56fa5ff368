import { isolated, kept } from './locale.ts';

/** Calendar days as ISO text, without clocks or time zones. Ranges include both ends, as in the API. */

export type DateRange = { from: string; to: string };

type Parts = { year: number; month: number; day: number };

const msPerDay = 86_400_000;

function partsOf(date: string): Parts {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  return { year, month, day };
}

function utc(date: string): Date {
  return new Date(`${date}T00:00:00Z`);
}

function isoOf(moment: Date): string {
  return moment.toISOString().slice(0, 10);
}

function dayOf(year: number, month: number, day: number): string {
  return isoOf(new Date(Date.UTC(year, month - 1, day)));
}

export function isDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(utc(text).getTime()) && isoOf(utc(text)) === text;
}

/** Today where the books are kept. The moment comes in by argument, so that a test can choose it. */
export function todayIn(timeZone: string, now: Date): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(now);
}

export function earlierOf(a: string, b: string): string {
  return a < b ? a : b;
}

export function laterOf(a: string, b: string): string {
  return a > b ? a : b;
}

export function addDays(date: string, days: number): string {
  return isoOf(new Date(utc(date).getTime() + days * msPerDay));
}

/** Both ends counted: one day is 1. */
export function daysIn({ from, to }: DateRange): number {
  return Math.round((utc(to).getTime() - utc(from).getTime()) / msPerDay) + 1;
}

export function monthStart(date: string): string {
  return `${date.slice(0, 7)}-01`;
}

export function monthEnd(date: string): string {
  const { year, month } = partsOf(date);
  return dayOf(year, month + 1, 0);
}

function isMonthEnd(date: string): boolean {
  return monthEnd(date) === date;
}

/** The same day n months on; 31 January and one month give the last of February, and a month's last day stays a last day. */
export function addMonths(date: string, months: number): string {
  const { year, month, day } = partsOf(date);
  const first = dayOf(year, month + months, 1);
  if (isMonthEnd(date)) return monthEnd(first);
  return earlierOf(addDays(first, day - 1), monthEnd(first));
}

/** Whole calendar months from the first day of one to the last day of another, else null. */
export function wholeMonthsIn({ from, to }: DateRange): number | null {
  if (from !== monthStart(from) || !isMonthEnd(to)) return null;
  const [a, b] = [partsOf(from), partsOf(to)];
  return (b.year - a.year) * 12 + b.month - a.month + 1;
}

/** The range as long, moved by so many of its own lengths: whole months stay whole months. */
export function shiftRange(range: DateRange, by: number): DateRange {
  const months = wholeMonthsIn(range);
  if (months !== null) return { from: addMonths(range.from, months * by), to: monthEnd(addMonths(monthStart(range.to), months * by)) };
  const days = daysIn(range);
  return { from: addDays(range.from, days * by), to: addDays(range.to, days * by) };
}

/** True where the two ranges touch, so that a line may run on from one to the other. */
export function areAdjacent(earlier: DateRange, later: DateRange): boolean {
  return addDays(earlier.to, 1) === later.from;
}

const styles = {
  day: { day: 'numeric', month: 'short', year: 'numeric' },
  dayMonth: { day: 'numeric', month: 'short' },
  month: { month: 'long', year: 'numeric' },
  shortMonth: { month: 'short', year: 'numeric' },
  monthAlone: { month: 'short' },
  time: { hour: 'numeric', minute: '2-digit' },
} satisfies Record<string, Intl.DateTimeFormatOptions>;
type Style = keyof typeof styles;

/** The calendar of the books is the Gregorian one, whatever a locale counts its years by. */
function formatOf(key: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return kept(`date ${key}`, (locale) => new Intl.DateTimeFormat(locale, { calendar: 'gregory', ...options }));
}

function dayFormat(style: Style): Intl.DateTimeFormat {
  return formatOf(style, { ...styles[style], timeZone: 'UTC' });
}

/** As the reader's locale has it: `Nov 1, 2025`, `1. Nov. 2025`; `Nov 1`; `November 2025`; `Nov 2025`; `Nov`. */
export function printDate(date: string, style: Style = 'day'): string {
  return written(dayFormat(style).format(utc(date)));
}

/** ICU spells September "Sept" in some kinds of English: three letters keep columns and axes even. It sets thin spaces round dashes. */
function written(text: string): string {
  return isolated(text.replaceAll(/\bSept\b(?!\.)/g, 'Sep').replaceAll('\u2009', ' '));
}

/** `Oct 2025 – Sep 2026` where whole months are meant, else the days: `Jan 15 – Feb 14, 2026`. */
export function printRange({ from, to }: DateRange): string {
  const months = wholeMonthsIn({ from, to });
  if (months === 1) return printDate(from, 'month');
  if (from === to) return printDate(from);
  return written(dayFormat(months === null ? 'day' : 'shortMonth').formatRange(utc(from), utc(to)));
}

/** Names that the API gives to quarters and years are the same for everybody; it cannot know how a reader writes months and days. */
export function printPeriodOf(period: DateRange & { label: string }): string {
  if (/^(FY |Q\d |\d{4}$)/.test(period.label)) return period.label;
  return wholeMonthsIn(period) === 1 ? printDate(period.from, 'shortMonth') : printRange(period);
}

/** An instant in the reader's own clock: `Nov 19, 2026, 4:02 PM`. */
export function printInstant(instant: string, timeZone?: string): string {
  return written(formatOf(`instant ${timeZone}`, { ...styles.day, ...styles.time, timeZone }).format(new Date(instant)));
}

/** A moment of today in the reader's own clock: `2:02 PM`. */
export function printTime(moment: Date): string {
  return written(formatOf('clock', styles.time).format(moment));
}
