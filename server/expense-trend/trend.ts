import { type Bucket, bucketsBefore, type Interval } from '../ledger/bucket.ts';
import { changeRatioOf } from '../ledger/change.ts';
import { Decimal } from '../ledger/decimal.ts';
import { type DateRange, elapsedOf, previousRange, yearEarlier } from '../ledger/period.ts';
import { earlierOf, type PlainDate } from '../ledger/plain-date.ts';
import type { FlowSpans } from '../ledger/spans.ts';
import type { Valuation } from '../ledger/valuation.ts';
import { Valued } from '../ledger/valued.ts';

/** What a bucket is measured and compared over. Null where the comparison has no meaning. */
export interface BucketSpans {
  readonly bucket: Bucket;
  /** The days of it that count: up to today where the whole range contains today. */
  readonly elapsed: DateRange | null;
  /** The complete buckets that end with this one. */
  readonly averaged: readonly DateRange[] | null;
  readonly yearAgo: DateRange | null;
  readonly previous: DateRange | null;
}

interface TrendScope {
  readonly range: DateRange;
  readonly interval: Interval;
  /** How many complete buckets the moving average is over. */
  readonly movingAverage: number;
  readonly today: PlainDate;
  /** The book's first day: before it nothing is known. */
  readonly firstDate: PlainDate | null;
}

/** The spans of every bucket: pure calendar. */
export function spansOf(buckets: readonly Bucket[], scope: TrendScope): BucketSpans[] {
  const last = elapsedOf(scope.range, scope.today).to;
  return buckets.map((bucket) => {
    const elapsed = bucket.from > last ? null : { from: bucket.from, to: earlierOf(bucket.to, last) };
    return {
      bucket,
      elapsed,
      averaged: averagedWith(bucket, scope),
      yearAgo: elapsed && known(yearEarlier(elapsed), scope.firstDate),
      previous: elapsed && known(previousRange(bucket, scope.today), scope.firstDate),
    };
  });
}

/** Every range that some figure is of. */
export function rangesOf(spans: readonly BucketSpans[]): DateRange[] {
  const parts = spans.flatMap(({ elapsed, averaged, yearAgo, previous }) => [elapsed, ...(averaged ?? []), yearAgo, previous]);
  return parts.filter((part) => part !== null);
}

/** A bucket that is cut at its end, or not over, has no average of its own; nor has one without enough buckets before it in the book. */
function averagedWith({ to, whole }: Bucket, { interval, movingAverage, today, firstDate }: TrendScope): DateRange[] | null {
  if (to !== whole.to || to >= today) return null;
  const window = [...bucketsBefore(whole.from, movingAverage - 1, interval), whole];
  return window.length === movingAverage && known(window[0]!, firstDate) ? window : null;
}

/** Null for days that lie wholly before the book. */
function known(range: DateRange | null, firstDate: PlainDate | null): DateRange | null {
  return range && firstDate && range.to >= firstDate ? range : null;
}

/** The printed comparisons of one bucket. */
export interface BucketFigures {
  readonly total: Decimal;
  readonly movingAverage: Decimal | null;
  readonly yearAgo: Decimal | null;
  readonly changeOnPrevious: Decimal | null;
}

/** `totals` holds all expenses under one key. Each figure is rounded once. */
export function figuresOf({ elapsed, averaged, yearAgo, previous }: BucketSpans, totals: FlowSpans, valuation: Valuation): BucketFigures {
  const sum = (range: DateRange) => Valued.sum(totals.within(range).values());
  const printed = (range: DateRange | null) => {
    const found = range && sum(range).known;
    return found && valuation.rounded(found);
  };
  const total = elapsed ? sum(elapsed) : Valued.nothing;
  const average = averaged && Valued.sum(averaged.map(sum)).known;
  return {
    total: valuation.rounded(total.amount),
    movingAverage: average ? average.dividedBy(Decimal.of(BigInt(averaged!.length)), valuation.digits) : null,
    yearAgo: printed(yearAgo),
    changeOnPrevious: changeRatioOf(total.known && valuation.rounded(total.known), printed(previous)),
  };
}
