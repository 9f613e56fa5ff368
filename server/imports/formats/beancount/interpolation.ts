import { Decimal } from '../../../ledger/decimal.ts';
import { Fault } from '../plain-text/fault.ts';
import { add, divide, multiply, quantize, subtract } from './arithmetic.ts';
import { type BookedPosting, weightOf } from './booked.ts';
import type { GroupedPosting } from './currency-groups.ts';
import { type CostSpec, type FullAmount, missing } from './directive.ts';
import { lotOf } from './inventory.ts';
import type { Reduction } from './reductions.ts';
import type { Tolerances } from './tolerance.ts';

/** A posting of a currency group after its lots were found; a spec that is still there opens a new lot. */
export interface PartlyBooked {
  readonly grouped: GroupedPosting;
  readonly reduction: Reduction | null;
}

type Gap = 'units' | 'per' | 'total' | 'price';

/** Inferred quanta with more digits than this were not written by a person, and round nothing. */
const quantumDigitsMax = 4;

/** Fills the one number that a group may leave out. Throws a Fault where there are several, or where it cannot be told. */
export function interpolate(postings: readonly PartlyBooked[], currency: string, tolerances: Tolerances): BookedPosting[] {
  const gaps = postings.flatMap((posting) => gapsOf(posting).map((gap) => ({ posting, gap })));
  const [first, second] = gaps;
  if (first && second) {
    throw failed(
      first.posting,
      'TOO_MUCH_MISSING',
      `More than one number is missing among the postings in ${currency}. Write all but one.`,
    );
  }
  if (!first) return postings.map(completed);
  const others = new Map(postings.filter((posting) => posting !== first.posting).map((posting) => [posting, completed(posting)]));
  const residual = [...others.values()].reduce((sum, posting) => add(sum, weightOf(posting).number), Decimal.zero);
  const filled = fill(first.posting, first.gap, residual.negated(), tolerances);
  return postings.flatMap((posting) => others.get(posting) ?? filled ?? []);
}

/** Beancount takes no lot of zero units, and none that cost less than nothing. */
export function lotFaults(postings: readonly BookedPosting[]): Fault[] {
  return postings.flatMap(({ lot, number, at }) => {
    if (lot && number.isZero)
      return [new Fault('ZERO_UNITS', 'A posting at cost has no units. Remove the cost or the posting.', at.text, at.line)];
    if (lot && lot.number.sign < 0) return [new Fault('NEGATIVE_COST', 'A cost per unit is negative. Correct the cost.', at.text, at.line)];
    return [];
  });
}

function gapsOf({ grouped, reduction }: PartlyBooked): Gap[] {
  const gaps: Gap[] = [];
  if (grouped.number === missing) gaps.push('units');
  if (!reduction && grouped.cost?.per === missing) gaps.push('per');
  if (!reduction && grouped.cost?.total === missing) gaps.push('total');
  if (grouped.price?.number === missing) gaps.push('price');
  return gaps;
}

/** The posting with its gap filled so that it weighs `weight`. Null where it comes to nothing and is left out. */
function fill(posting: PartlyBooked, gap: Gap, weight: Decimal, tolerances: Tolerances): BookedPosting | null {
  const { grouped } = posting;
  if (gap === 'price') return withPrice(posting, weight);
  if (gap === 'units') return withUnits(posting, weight, tolerances);
  const units = grouped.number as Decimal;
  const cost = grouped.cost as CostSpec;
  if (gap === 'per') {
    if (units.isZero) return null;
    const rest = subtract(weight, numberOr(cost.total));
    const per = divided(rest, units, posting);
    // The exact total: what Beancount would get from `per` if it did not round it.
    const exact = units.sign < 0 ? numberOr(cost.total).minus(rest) : numberOr(cost.total).plus(rest);
    return opened(posting, units, { ...cost, per }, exact);
  }
  const per = numberOr(cost.per);
  return opened(posting, units, { ...cost, total: subtract(weight, multiply(per, units)) }, null);
}

function withPrice(posting: PartlyBooked, weight: Decimal): BookedPosting {
  const { grouped } = posting;
  if (grouped.cost)
    throw failed(posting, 'PRICE_UNKNOWN', 'The price of units held at cost cannot be inferred. Write it, or remove the "@".');
  const units = grouped.number as Decimal;
  const price = divided(weight, units, posting).abs();
  return {
    ...base(posting, units),
    price: { number: price, currency: grouped.price!.currency },
    priceTotal: weight.abs(),
    isInferred: true,
  };
}

function withUnits(posting: PartlyBooked, weight: Decimal, tolerances: Tolerances): BookedPosting | null {
  const { cost, price, currency } = posting.grouped;
  let units = weight;
  if (cost) {
    const per = cost.per as Decimal;
    if (per.isZero) throw failed(posting, 'UNITS_UNKNOWN', 'The number of units cannot be inferred from a total cost. Write it.');
    units = divided(subtract(weight, numberOr(cost.total)), per, posting);
  } else if (price) {
    units = divided(weight, price.number as Decimal, posting);
  }
  units = quantized(units, currency, tolerances);
  if (weight.isZero) return null;
  return cost ? opened(posting, units, cost, null) : { ...base(posting, units), isInferred: true };
}

/** An inferred number is rounded to the precision of the others, if that is a plain one such as 0.01. */
function quantized(number: Decimal, currency: string, tolerances: Tolerances): Decimal {
  const tolerance = tolerances.of(currency);
  if (tolerance.isZero) return number;
  const quantum = multiply(tolerance, Decimal.of(2n));
  let { units, scale } = quantum;
  while (units % 10n === 0n) {
    units /= 10n; // not money: a power of ten
    scale -= 1;
  }
  return units.toString().replace('-', '').length <= quantumDigitsMax ? quantize(number, scale) : number;
}

function completed(posting: PartlyBooked): BookedPosting {
  const { grouped, reduction } = posting;
  const units = grouped.number as Decimal;
  if (reduction) {
    return { ...base(posting, reduction.number), lot: reduction.lot, basis: reduction.basis, isInferred: false };
  }
  return grouped.cost ? { ...opened(posting, units, grouped.cost, null), isInferred: false } : base(posting, units);
}

/** A posting that opens a lot. `exact` is the total cost where the cost per unit had to be rounded to get there. */
function opened(posting: PartlyBooked, units: Decimal, cost: CostSpec, exact: Decimal | null): BookedPosting {
  const { grouped } = posting;
  const per = numberOr(cost.per);
  const hasTotal = cost.total !== null && cost.total !== missing;
  const total = numberOr(cost.total);
  const number = hasTotal ? divided(add(total, multiply(per, units.abs())), units.abs(), posting) : per;
  const costTotal = exact ?? total.plus(per.times(units.abs()));
  const basis = units.sign < 0 ? costTotal.negated() : costTotal;
  const lot = lotOf(number, grouped.cost!.currency, cost.date, cost.label);
  return { ...base(posting, units), lot, basis, isInferred: true };
}

function base({ grouped }: PartlyBooked, number: Decimal): BookedPosting {
  const { written, currency, price } = grouped;
  return {
    at: written.at,
    account: written.account,
    written,
    number,
    currency,
    lot: null,
    basis: null,
    price: price && price.number !== missing ? ({ number: price.number, currency: price.currency } satisfies FullAmount) : null,
    priceTotal: written.priceTotal,
    isInferred: false,
  };
}

function divided(number: Decimal, divisor: Decimal, posting: PartlyBooked): Decimal {
  const quotient = divide(number, divisor);
  if (!quotient) throw failed(posting, 'ZERO_UNITS', 'What is missing here cannot be inferred from a zero. Write all numbers.');
  return quotient;
}

function numberOr(number: CostSpec['per'] | CostSpec['total']): Decimal {
  return number === missing || number === null ? Decimal.zero : number;
}

function failed({ grouped: { written } }: PartlyBooked, code: string, message: string): Fault {
  return new Fault(code, message, written.at.text, written.at.line);
}
