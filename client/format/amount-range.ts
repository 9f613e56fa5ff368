import { plainNumber } from './money.ts';

/** Bounds of an amount in words: `at least 12.50`, `12.50 to 20.00`; null where there are none. */
export function amountRange(min: string | null, max: string | null): string | null {
  const [low, high] = [min, max].map((one) => one && plainNumber(one));
  if (!low) return high ? `at most ${high}` : null;
  if (!high) return `at least ${low}`;
  return min === max ? `exactly ${low}` : `${low} to ${high}`;
}
