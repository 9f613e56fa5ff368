import { Decimal } from './decimal.ts';

/** A quantity of one commodity (a currency is a commodity). Debit-positive wherever postings are meant. */
export interface Amount {
  readonly quantity: Decimal;
  readonly commodity: string;
}

export function amountOf(quantity: string | Decimal, commodity: string): Amount {
  return { quantity: typeof quantity === 'string' ? Decimal.from(quantity) : quantity, commodity };
}

/** Sums by commodity. Order is that of first appearance; commodities whose sum is zero are kept. */
export function sumByCommodity(amounts: Iterable<Amount>): Map<string, Decimal> {
  const sums = new Map<string, Decimal>();
  for (const { quantity, commodity } of amounts) {
    const sum = sums.get(commodity);
    sums.set(commodity, sum ? sum.plus(quantity) : quantity);
  }
  return sums;
}

/** The amounts of `sums` that are not zero. */
export function nonZero(sums: ReadonlyMap<string, Decimal>): Amount[] {
  return [...sums].filter(([, quantity]) => !quantity.isZero).map(([commodity, quantity]) => ({ quantity, commodity }));
}
