import { printPeriodOf } from '../format/date.ts';
import { changeRatio, signOf, subtract, sum } from '../format/decimal.ts';

export type Category = { account: { id: string; fullName: string } | null; label: string; total: { amount: string }; share: string | null };
export type Bucket = {
  period: { from: string; to: string; label: string; isPartial: boolean };
  total: { amount: string };
  amounts: readonly string[];
  movingAverage: { amount: string } | null;
  yearAgo: { amount: string } | null;
  changeOnPrevious: string | null;
};
export type Trend = { categories: readonly Category[]; buckets: readonly Bucket[]; total: { amount: string } };

/** A bucket of either period, its parts lined up with the categories of this period. */
export type Month = Bucket & { key: string; name: string; isEarlier: boolean; parts: string[] };

/**
 * The months of the compared period and then of this one. A category that is not among this period's is part of the rest,
 * so that a colour means the same account from the first bar to the last.
 */
export function monthsOf(current: Trend, earlier: Trend | null): Month[] {
  const withRest = categoriesOf(current, earlier);
  const line = (bucket: Bucket, from: Trend, isEarlier: boolean): Month => {
    const named = withRest.filter((category) => category.account !== null).map((category) => amountOf(category, bucket, from));
    const rest = subtract(bucket.total.amount, sum(named));
    const hasRest = withRest.some((category) => category.account === null);
    const key = `${isEarlier ? 'earlier ' : ''}${bucket.period.from}`;
    return { ...bucket, key, name: printPeriodOf(bucket.period), isEarlier, parts: hasRest ? [...named, rest] : named };
  };
  return [
    ...(earlier?.buckets ?? []).map((bucket) => line(bucket, earlier as Trend, true)),
    ...current.buckets.map((bucket) => line(bucket, current, false)),
  ];
}

/** This period's categories, with a row for the rest where either period has one. */
export function categoriesOf(current: Trend, earlier: Trend | null): Category[] {
  const named = current.categories.filter((category) => category.account !== null);
  const rest = current.categories.find((category) => category.account === null);
  if (rest) return [...named, rest];
  const known = new Set(named.map((category) => category.account?.id));
  const foreign = earlier?.categories.some((category) => category.account === null || !known.has(category.account.id)) ?? false;
  return foreign ? [...named, { account: null, label: 'Other', total: { amount: '0' }, share: '0' }] : named;
}

function amountOf(category: Category, bucket: Bucket, trend: Trend): string {
  const index = trend.categories.findIndex((one) => one.account?.id === category.account?.id);
  return bucket.amounts[index] ?? '0';
}

/** What a category came to in the compared period; the rest is what the named ones leave. */
export function earlierTotalOf(category: Category, categories: readonly Category[], earlier: Trend): string {
  const totalOf = (one: Category) => earlier.categories.find((other) => other.account?.id === one.account?.id)?.total.amount ?? '0';
  if (category.account !== null) return totalOf(category);
  const named = categories.filter((one) => one.account !== null).map(totalOf);
  return subtract(earlier.total.amount, sum(named));
}

/** Null where there was nothing to grow from. */
export function changeOf(category: Category, categories: readonly Category[], earlier: Trend): string | null {
  return changeRatio(category.total.amount, earlierTotalOf(category, categories, earlier));
}

/** The change a reader looks for first: on the same days a year ago, else on the bucket before. */
export function headlineChange(bucket: Bucket): { ratio: string; on: 'year ago' | 'before' } | null {
  const ratio = bucket.yearAgo ? changeRatio(bucket.total.amount, bucket.yearAgo.amount) : null;
  if (ratio !== null) return { ratio, on: 'year ago' };
  return bucket.changeOnPrevious === null ? null : { ratio: bucket.changeOnPrevious, on: 'before' };
}

/** Spending more is adverse: colour follows the meaning, not the sign. */
export function spendingTone(ratio: string): 'good' | 'bad' | 'flat' {
  const sign = signOf(ratio);
  return sign > 0 ? 'bad' : sign < 0 ? 'good' : 'flat';
}
