import { countUpTo } from './count-up-to.ts';
import type { DateRange } from './period.ts';
import { addDays, earlierOf, laterOf, type PlainDate, parsePlainDate } from './plain-date.ts';
import { Valued } from './valued.ts';

/** The days on which any of the ranges begins, or has just ended: a sum that reaches over none of them lies in each range wholly or not at all. */
export function boundsOf(ranges: Iterable<DateRange>): PlainDate[] {
  const bounds = new Set<PlainDate>();
  for (const { from, to } of ranges) bounds.add(from).add(dayAfter(to));
  return [...bounds].sort();
}

/** After the last day of the calendar there is none: a bound on that day itself only cuts finer. */
function dayAfter(date: PlainDate): PlainDate {
  return parsePlainDate(addDays(date, 1)) ?? date;
}

/** The first and last day of all the ranges together. There must be one. */
export function hullOf(ranges: readonly DateRange[]): DateRange {
  const [first, ...rest] = ranges;
  if (!first) throw new RangeError('no range to span');
  return rest.reduce((hull, { from, to }) => ({ from: earlierOf(from, hull.from), to: laterOf(to, hull.to) }), first);
}

/** Flows by account, kept by span of days, so that many ranges that overlap are each summed from few parts. */
export class FlowSpans {
  /** By the number of bounds on or before the day, then by account. */
  private readonly spans = new Map<number, Map<number, Valued>>();

  constructor(private readonly bounds: readonly PlainDate[]) {}

  add(accountId: number, on: PlainDate, value: Valued): void {
    const index = countUpTo(this.bounds, on);
    let span = this.spans.get(index);
    if (!span) {
      span = new Map();
      this.spans.set(index, span);
    }
    const sum = span.get(accountId);
    span.set(accountId, sum ? sum.plus(value) : value);
  }

  /** What the range adds up to, by account; accounts without any flow are absent. Both its ends must be bounds. */
  within({ from, to }: DateRange): Map<number, Valued> {
    const sums = new Map<number, Valued>();
    const last = countUpTo(this.bounds, to);
    for (let index = countUpTo(this.bounds, from); index <= last; index += 1) {
      for (const [accountId, value] of this.spans.get(index) ?? []) {
        const sum = sums.get(accountId);
        sums.set(accountId, sum ? sum.plus(value) : value);
      }
    }
    return sums;
  }
}
