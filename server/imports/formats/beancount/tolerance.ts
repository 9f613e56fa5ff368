import { Decimal } from '../../../ledger/decimal.ts';
import { add, largerOf, lastPlace, multiply, smallerOf } from './arithmetic.ts';
import { type Missing, missing } from './directive.ts';
import type { Options } from './options.ts';

/** What tolerances look at in a posting, written or booked. */
export interface Measured {
  /** Null: not written, or inferred from the others; it then says nothing about precision. */
  readonly number: Decimal | null;
  readonly currency: string | Missing;
  readonly costNumbers: readonly Decimal[];
  readonly costCurrency: string | Missing | null;
  readonly price: { readonly number: Decimal | Missing; readonly currency: string | Missing } | null;
}

/** How far from zero the sum of each currency may be. */
export class Tolerances {
  constructor(
    private readonly ofCurrency: ReadonlyMap<string | Missing, Decimal>,
    private readonly otherwise: Decimal,
  ) {}

  of(currency: string): Decimal {
    return this.ofCurrency.get(currency) ?? this.otherwise;
  }
}

const fromCostMax = Decimal.of(5n, 1);

/** Half a unit of the last decimal written for each currency, or what the options say. Integers tolerate nothing. */
export function inferTolerances(postings: readonly Measured[], options: Options): Tolerances {
  const found = new Map<string | Missing, Decimal>(options.toleranceDefaults);
  const fromCost = new Map<string | Missing, Decimal>();
  for (const posting of postings) {
    if (!posting.number || posting.number.scale === 0) continue;
    const tolerance = multiply(lastPlace(posting.number.scale), options.toleranceMultiplier);
    raise(found, posting.currency, tolerance);
    if (!options.toleranceFromCost) continue;
    if (posting.costCurrency !== null) grow(fromCost, posting.costCurrency, impliedBy(tolerance, posting.costNumbers));
    if (posting.price && posting.price.number !== missing) {
      grow(fromCost, posting.price.currency, impliedBy(tolerance, [posting.price.number]));
    }
  }
  for (const [currency, tolerance] of fromCost) raise(found, currency, tolerance);
  const otherwise = found.get('*') ?? Decimal.zero;
  found.delete('*');
  return new Tolerances(found, otherwise);
}

/** The tolerance of a balance assertion: twice that of a transaction. */
export function balanceTolerance(number: Decimal, options: Options): Decimal {
  if (number.scale === 0) return Decimal.zero;
  return multiply(lastPlace(number.scale), multiply(options.toleranceMultiplier, Decimal.of(2n)));
}

function impliedBy(tolerance: Decimal, numbers: readonly Decimal[]): Decimal {
  return numbers.reduce((least, number) => smallerOf(multiply(tolerance, number), least), fromCostMax);
}

function raise(found: Map<string | Missing, Decimal>, currency: string | Missing, tolerance: Decimal): void {
  const known = found.get(currency);
  found.set(currency, known ? largerOf(tolerance, known) : tolerance);
}

function grow(found: Map<string | Missing, Decimal>, currency: string | Missing, tolerance: Decimal): void {
  found.set(currency, add(found.get(currency) ?? Decimal.zero, tolerance));
}
