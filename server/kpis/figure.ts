import { changeRatioOf, ratioDigits } from '../ledger/change.ts';
import { Decimal } from '../ledger/decimal.ts';
import type { Valuation } from '../ledger/valuation.ts';
import type { KpiUnit } from './definition.ts';
import type { Measure, Part } from './measure.ts';

export type Trend = 'UP' | 'DOWN' | 'FLAT' | 'UNKNOWN';

const spanDigits = 1;

/** The decimals that a figure of this unit is printed with. */
export function digitsOf(unit: KpiUnit, valuation: Valuation): number {
  if (unit === 'MONEY') return valuation.digits;
  return unit === 'RATIO' ? ratioDigits : spanDigits;
}

/** The printed figure, rounded once; null where it is undefined. */
export function printedValue({ quotient }: Measure, digits: number): Decimal | null {
  return quotient === null ? null : quotient.numerator.dividedBy(quotient.denominator, digits);
}

/** How a printed figure moved since the printed earlier one. */
export interface Change {
  readonly change: Decimal | null;
  /** Fraction of |previous|, 4 decimals; null where previous is 0 or unknown. */
  readonly changeRatio: Decimal | null;
  readonly trend: Trend;
}

export function changeOf(value: Decimal | null, previous: Decimal | null): Change {
  if (!value || !previous) return { change: null, changeRatio: null, trend: 'UNKNOWN' };
  const change = value.minus(previous);
  return { change, changeRatio: changeRatioOf(value, previous), trend: change.isZero ? 'FLAT' : change.sign > 0 ? 'UP' : 'DOWN' };
}

/** A row of what makes up a figure; `part` is null for the row that sums the rest. */
export interface Share {
  readonly part: Part | null;
  readonly amount: Decimal;
}

/**
 * The `first` largest parts of a figure in money, each printed alone, and one row for the rest, so that the printed
 * rows add up to the printed value. Ties go by name. Empty where the figure is undefined.
 */
export function sharesOf(measure: Measure, value: Decimal | null, digits: number, first: number): Share[] {
  const { quotient, parts } = measure;
  if (!value || !quotient) return [];
  const printed = parts.map((part) => ({ part, amount: part.value.amount.dividedBy(quotient.denominator, digits) }));
  const ranked = printed.filter(({ part }) => !part.value.amount.isZero).sort(largestFirst);
  const shown = ranked.slice(0, first);
  const rest = value.minus(Decimal.sum(shown.map(({ amount }) => amount)));
  return ranked.length > shown.length || !rest.isZero ? [...shown, { part: null, amount: rest }] : shown;
}

/** By the unrounded amounts, whatever their sign. */
function largestFirst(a: { part: Part }, b: { part: Part }): number {
  const order = b.part.value.amount.abs().compare(a.part.value.amount.abs());
  return order !== 0 ? order : a.part.account.fullName < b.part.account.fullName ? -1 : 1;
}
