import {
  addDays,
  daysBetween,
  endOfMonth,
  monthOf,
  type PlainDate,
  parsePlainDate,
  plainDateOf,
  startOfMonth,
  yearOf,
} from '../plain-date.ts';
import { type DaySpan, everPeriod, type Level, levels } from './node.ts';

/** Nodes of one level whose `period` lies in [first, next), added or, where `sign` is -1, taken away. */
export interface NodeRange {
  readonly level: Level;
  readonly first: PlainDate;
  /** Null: without end. */
  readonly next: PlainDate | null;
  readonly sign: 1 | -1;
}

/** Ranges, and how many periods they reach over: what reading them costs. */
interface Cover {
  readonly ranges: readonly NodeRange[];
  readonly cost: number;
}

/** The days that the book has postings on; null while it is empty. */
export interface Extent {
  readonly firstDate: PlainDate | null;
  readonly lastDate: PlainDate | null;
}

/**
 * The fewest nodes that add up to a span of days: whole years, months and days, or a whole less what is too much of it.
 * `extent` only decides which of several right answers is cheap.
 */
export function coverOf({ first, next }: DaySpan, extent: Extent): readonly NodeRange[] {
  if (first === null && next === null) return [ever];
  if (first !== null && next !== null) return between(first, next).ranges;
  const [forwards, backwards] = [before(next ?? first!, extent), from(next ?? first!, extent)];
  const [direct, rest] = first === null ? [forwards, backwards] : [backwards, forwards];
  return direct.cost <= rest.cost + 1 ? direct.ranges : [ever, ...negated(rest).ranges];
}

const ever: NodeRange = { level: levels.ever, first: everPeriod, next: null, sign: 1 };

/** All days before. */
function before(next: PlainDate, { firstDate }: Extent): Cover {
  const year = yearStart(next);
  const years = firstDate ? Math.max(0, yearOf(next) - yearOf(firstDate)) : 0;
  return joined({ ranges: [{ level: levels.year, first: everPeriod, next: year, sign: 1 }], cost: years }, withinYear(year, next));
}

/** The day and all after it. */
function from(first: PlainDate, { lastDate }: Extent): Cover {
  const year = yearStart(first);
  const nextYear = yearAfter(first);
  if (first === year) return yearsFrom(year, lastDate);
  return joined(withinYear(first, nextYear), nextYear ? yearsFrom(nextYear, lastDate) : nothing);
}

function yearsFrom(year: PlainDate, lastDate: PlainDate | null): Cover {
  const years = lastDate ? Math.max(0, yearOf(lastDate) - yearOf(year) + 1) : 0;
  return { ranges: [{ level: levels.year, first: year, next: null, sign: 1 }], cost: years };
}

function between(first: PlainDate, next: PlainDate): Cover {
  if (first >= next) return nothing;
  const firstYear = first === yearStart(first) ? first : yearAfter(first);
  const lastYear = yearStart(next);
  if (firstYear === null || firstYear > lastYear) return withinYear(first, next);
  const years = whole(levels.year, firstYear, lastYear, yearOf(lastYear) - yearOf(firstYear));
  return joined(withinYear(first, firstYear), years, withinYear(lastYear, next));
}

/** Days of one year; `next` may be the start of the one after it, null the end of the calendar. */
function withinYear(first: PlainDate, next: PlainDate | null): Cover {
  if (first === next) return nothing;
  const start = yearStart(first);
  const end = yearAfter(first);
  if (first === start && next === end) return whole(levels.year, start, end, 1);
  const plain = monthsBetween(first, next);
  const rest = joined(monthsBetween(start, first), next === end ? nothing : monthsBetween(next!, end));
  return cheaper(plain, joined(whole(levels.year, start, end, 1), negated(rest)));
}

function monthsBetween(first: PlainDate, next: PlainDate | null): Cover {
  if (first === next) return nothing;
  const firstMonth = first === startOfMonth(first) ? first : monthAfter(first);
  const lastMonth = next === null ? null : startOfMonth(next);
  if (firstMonth === null || (lastMonth !== null && firstMonth > lastMonth)) return withinMonth(first, next);
  const count = (lastMonth === null ? 13 : monthNumber(lastMonth)) - monthNumber(firstMonth);
  const months = whole(levels.month, firstMonth, lastMonth, lastMonth !== null && lastMonth < firstMonth ? 0 : count);
  return joined(withinMonth(first, firstMonth), months, next === null ? nothing : withinMonth(lastMonth!, next));
}

/** Counted through, so that January of the next year follows December. */
function monthNumber(month: PlainDate): number {
  return yearOf(month) * 12 + monthOf(month);
}

/** Days of one month; `next` may be the start of the one after it. */
function withinMonth(first: PlainDate, next: PlainDate | null): Cover {
  if (first === next) return nothing;
  const start = startOfMonth(first);
  const end = monthAfter(first);
  if (first === start && next === end) return whole(levels.month, start, end, 1);
  const plain = days(first, next);
  const rest = joined(days(start, first), next === end ? nothing : days(next!, end));
  return cheaper(plain, joined(whole(levels.month, start, end, 1), negated(rest)));
}

function days(first: PlainDate, next: PlainDate | null): Cover {
  if (first === next) return nothing;
  return whole(levels.day, first, next, next === null ? daysBetween(first, endOfMonth(first)) + 1 : daysBetween(first, next));
}

const nothing: Cover = { ranges: [], cost: 0 };

function whole(level: Level, first: PlainDate, next: PlainDate | null, cost: number): Cover {
  return first === next ? nothing : { ranges: [{ level, first, next, sign: 1 }], cost };
}

function joined(...covers: readonly Cover[]): Cover {
  return { ranges: covers.flatMap(({ ranges }) => ranges), cost: covers.reduce((sum, { cost }) => sum + cost, 0) };
}

function negated({ ranges, cost }: Cover): Cover {
  return { ranges: ranges.map((range) => ({ ...range, sign: range.sign === 1 ? -1 : 1 })), cost };
}

function cheaper(a: Cover, b: Cover): Cover {
  return a.cost <= b.cost ? a : b;
}

function yearStart(date: PlainDate): PlainDate {
  return plainDateOf(yearOf(date), 1, 1)!;
}

/** Null after the last year of the calendar. */
function yearAfter(date: PlainDate): PlainDate | null {
  return plainDateOf(yearOf(date) + 1, 1, 1);
}

function monthAfter(date: PlainDate): PlainDate | null {
  return parsePlainDate(addDays(endOfMonth(date), 1));
}
