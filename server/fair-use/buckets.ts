/** A bucket that holds `capacity` and fills up again at `perSecond`. */
export interface BucketSize {
  readonly capacity: number;
  readonly perSecond: number;
}

/** What a bucket says to somebody who takes from it. */
export interface Taken {
  readonly isAllowed: boolean;
  /** What is left, not rounded; of a refused one what there is. */
  readonly remaining: number;
  /** Until what was asked for is there; 0 where it was. */
  readonly retryAfterSeconds: number;
}

/** Buckets by name, each taken from as one step: of any number at once no more pass than it holds. */
export interface Buckets {
  /** Takes `amount`, or nothing where there is less. A negative amount gives back, up to the brim. At once where nobody has to be asked. */
  take(name: string, size: BucketSize, amount: number): Taken | Promise<Taken>;
}

/** How full a bucket is at `nowMs`, that held `level` at `thenMs`. A clock that went backwards fills nothing. */
export function levelAt(nowMs: number, level: number, thenMs: number, { capacity, perSecond }: BucketSize): number {
  return Math.min(capacity, level + Math.max(0, nowMs - thenMs) * 0.001 * perSecond);
}

/** What comes of taking `amount` from a bucket that holds `level`. */
export function takenOf(level: number, amount: number, { capacity, perSecond }: BucketSize): Taken {
  // A whole answer may not fail by the last bit of a fraction.
  const isAllowed = level + 1e-9 >= amount;
  if (isAllowed) return { isAllowed, remaining: Math.min(capacity, level - amount), retryAfterSeconds: 0 };
  const secondsEach = perSecond === 0 ? Number.POSITIVE_INFINITY : perSecond ** -1;
  return { isAllowed, remaining: level, retryAfterSeconds: (Math.min(amount, capacity) - level) * secondsEach };
}
