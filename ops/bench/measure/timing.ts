/** Milliseconds of repeated measurements. `p50` and `p99` by nearest rank: with few of them, p99 is the longest. */
export interface Timing {
  readonly p50: number;
  readonly p99: number;
  readonly min: number;
  readonly n: number;
}

/** A ratio measured once in each of several rounds, whose two sides ran right after one another. */
export interface Ratio {
  readonly min: number;
  readonly median: number;
  readonly max: number;
  readonly n: number;
}

/** Throws where nothing was measured. */
export function timingOf(milliseconds: readonly number[]): Timing {
  const sorted = ascending(milliseconds);
  return { p50: rounded(rank(sorted, 0.5)), p99: rounded(rank(sorted, 0.99)), min: rounded(sorted[0]!), n: sorted.length };
}

/** Throws where nothing was measured. */
export function ratioOf(ratios: readonly number[]): Ratio {
  const sorted = ascending(ratios);
  return { min: rounded(sorted[0]!), median: rounded(median(sorted)), max: rounded(sorted.at(-1)!), n: sorted.length };
}

/** The middle one; between the two in the middle where there are as many on both sides. */
export function median(values: readonly number[]): number {
  const sorted = ascending(values);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** Three digits that count, and no fraction from a thousand up: the rest is noise. */
export function rounded(value: number): number {
  return Math.abs(value) >= 1000 ? Math.round(value) : Number(value.toPrecision(3));
}

function ascending(values: readonly number[]): number[] {
  if (values.length === 0) throw new Error('nothing was measured');
  return [...values].sort((a, b) => a - b);
}

function rank(sorted: readonly number[], share: number): number {
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)]!;
}
