import type { Counter, Histogram } from 'prom-client';

/** How prom-client keeps one series of a histogram. */
interface Series {
  readonly labels: Labels;
  readonly bucketValues: Record<number, number>;
  sum: number;
  count: number;
}

type Labels = Readonly<Record<string, string | number>>;

/**
 * Observes one series, which is looked for once: prom-client makes a name out of the labels and checks each of them at every
 * observation, which together is as much work as all else about an answer that is kept. A bound series must not be removed.
 */
export function boundHistogram<Label extends string>(
  histogram: Histogram<Label>,
  labels: Readonly<Record<Label, string | number>>,
): (value: number) => void {
  const { hashMap, upperBounds } = histogram as unknown as { hashMap: Record<string, Series>; upperBounds: readonly number[] };
  const find = () => Object.values(hashMap).find((series) => isSame(series.labels, labels));
  if (!find()) histogram.zero(labels);
  const series = find()!;
  return (value) => {
    const bound = upperBounds.find((upper) => value <= upper);
    // What is over all of them is counted in the sum alone, as prom-client does it.
    if (bound !== undefined) series.bucketValues[bound]! += 1;
    series.sum += value;
    series.count += 1;
  };
}

/** Counts one series, as `boundHistogram` observes one. */
export function boundCounter<Label extends string>(counter: Counter<Label>, labels: Readonly<Record<Label, string | number>>): () => void {
  counter.inc(labels, 0);
  const { hashMap } = counter as unknown as { hashMap: Record<string, { readonly labels: Labels; value: number }> };
  const series = Object.values(hashMap).find((series) => isSame(series.labels, labels))!;
  return () => {
    series.value += 1;
  };
}

function isSame(one: Labels, other: Labels): boolean {
  const names = Object.keys(one);
  return names.length === Object.keys(other).length && names.every((name) => String(one[name]) === String(other[name]));
}
