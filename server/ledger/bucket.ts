import { type Calendar, type DateRange, fiscalYearStart, type Period, periodOf } from './period.ts';
import { fiscalQuarterLabel } from './period-label.ts';
import { addDays, addMonths, earlierOf, laterOf, type PlainDate, parsePlainDate, startOfMonth, weekdayOf } from './plain-date.ts';
import { badInput } from './refusal.ts';

export const intervals = ['DAY', 'WEEK', 'MONTH', 'QUARTER', 'YEAR'] as const;
export type Interval = (typeof intervals)[number];

export const bucketsMax = 400;

/** One step of a series. `whole` is its calendar extent; the first and last are cut to the range that was asked for. */
export interface Bucket extends Period {
  readonly whole: DateRange;
}

/**
 * The range in steps, without gaps: weeks from Monday, quarters and years of the fiscal year. The first and last are
 * cut at `from` and `to`. Refuses more than 400.
 */
export function bucketsOf({ from, to }: DateRange, interval: Interval, calendar: Calendar): Bucket[] {
  const buckets: Bucket[] = [];
  for (let start: PlainDate | null = bucketStart(from, interval, calendar.fiscalYearStartMonth); start && start <= to; ) {
    if (buckets.length === bucketsMax) throw tooMany(interval);
    const next: PlainDate | null = bucketAfter(start, interval);
    const whole = { from: start, to: next ? addDays(next, -1) : to };
    buckets.push(bucketOf(whole, { from: laterOf(start, from), to: earlierOf(whole.to, to) }, interval, calendar));
    start = next;
  }
  return buckets;
}

/** The `count` whole buckets before the one that starts on `start`, oldest first. Fewer near the year 1. */
export function bucketsBefore(start: PlainDate, count: number, interval: Interval): DateRange[] {
  const found: DateRange[] = [];
  let next = start;
  while (found.length < count) {
    const from = stepped(next, interval, -1);
    if (!from) break;
    found.unshift({ from, to: addDays(next, -1) });
    next = from;
  }
  return found;
}

/** The first day of the bucket that `date` lies in. */
function bucketStart(date: PlainDate, interval: Interval, fiscalYearStartMonth: number): PlainDate {
  if (interval === 'DAY') return date;
  if (interval === 'WEEK') return parsePlainDate(addDays(date, 1 - weekdayOf(date))) ?? date;
  if (interval === 'MONTH') return startOfMonth(date);
  const year = fiscalYearStart(date, fiscalYearStartMonth);
  if (interval === 'YEAR') return parsePlainDate(year) ?? startOfMonth(date);
  const monthsInto = (Number(date.slice(5, 7)) - Number(year.slice(5, 7)) + 12) % 12;
  return parsePlainDate(addMonths(startOfMonth(date), -(monthsInto % 3))) ?? startOfMonth(date);
}

function bucketAfter(start: PlainDate, interval: Interval): PlainDate | null {
  return stepped(start, interval, 1);
}

const monthsPer: Record<'MONTH' | 'QUARTER' | 'YEAR', number> = { MONTH: 1, QUARTER: 3, YEAR: 12 };

function stepped(start: PlainDate, interval: Interval, by: 1 | -1): PlainDate | null {
  if (interval === 'DAY') return parsePlainDate(addDays(start, by));
  if (interval === 'WEEK') return parsePlainDate(addDays(start, 7 * by));
  return parsePlainDate(addMonths(start, monthsPer[interval] * by));
}

function bucketOf(whole: DateRange, cut: DateRange, interval: Interval, calendar: Calendar): Bucket {
  const period = periodOf(cut, calendar);
  const isWhole = cut.from === whole.from && cut.to === whole.to;
  if (interval !== 'QUARTER' || !isWhole) return { ...period, whole };
  return { ...period, label: fiscalQuarterLabel(cut.from, calendar.fiscalYearStartMonth), whole };
}

function tooMany(interval: Interval): Error {
  return badInput(
    `The range has more than ${bucketsMax} buckets of one ${interval.toLowerCase()}: ask for a shorter range or a longer interval.`,
    'interval',
  );
}
