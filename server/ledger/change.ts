import type { Decimal } from './decimal.ts';

/** Decimals of ratios, shares and relative changes. */
export const ratioDigits = 4;

/** (value - previous) / |previous| of two printed figures, 4 decimals; null where previous is 0 or either is unknown. */
export function changeRatioOf(value: Decimal | null, previous: Decimal | null): Decimal | null {
  if (!value || !previous || previous.isZero) return null;
  return value.minus(previous).dividedBy(previous.abs(), ratioDigits);
}
