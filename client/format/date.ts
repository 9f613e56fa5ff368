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
} satisfies Record<string, Intl.DateTimeFormatOptions>;
const formats = new Map<string, Intl.DateTimeFormat>();

/** `1 Nov 2025`, `1 Nov`, `November 2025`, `Nov 2025` or `Nov`. */
export function printDate(date: string, style: keyof typeof styles = 'day'): string {
  return threeLetters(formatOf(style).format(utc(date)));
}

function formatOf(style: keyof typeof styles): Intl.DateTimeFormat {
  const known = formats.get(style);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-GB', { ...styles[style], timeZone: 'UTC' });
  formats.set(style, made);
  return made;
}

/** ICU spells September "Sept" in British English; three letters keep columns and axes even. */
function threeLetters(text: string): string {
  return text.replace(/Sept\b/, 'Sep');
}

/** `Oct 2025 – Sep 2026` where whole months are meant, else the days: `15 Jan 2026 – 14 Feb 2026`. */
export function printRange({ from, to }: DateRange): string {
  const months = wholeMonthsIn({ from, to });
  if (months === 1) return printDate(from, 'month');
  if (months !== null) return `${printDate(from, 'shortMonth')} \u2013 ${printDate(to, 'shortMonth')}`;
  return from === to ? printDate(from) : `${printDate(from)} \u2013 ${printDate(to)}`;
}

/** An instant in the reader's own clock: `19 Nov 2026, 16:02`. */
export function printInstant(instant: string, timeZone?: string): string {
  return threeLetters(
    new Intl.DateTimeFormat('en-GB', { ...styles.day, hour: '2-digit', minute: '2-digit', timeZone }).format(new Date(instant)),
  );
}

/** A moment of today in the reader's own clock: `14:02`. */
export function printTime(moment: Date): string {
  return new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' }).format(moment);
}
