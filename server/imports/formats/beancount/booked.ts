import type { Decimal } from '../../../ledger/decimal.ts';
import { multiply } from './arithmetic.ts';
import type { At, FullAmount, Transaction, WrittenPosting } from './directive.ts';
import type { Lot } from './inventory.ts';
import type { Measured } from './tolerance.ts';

/** A posting of which nothing is missing any more. */
export interface BookedPosting {
  readonly at: At;
  readonly account: string;
  /** The posting as written; null where the importer made it up (padding). */
  readonly written: WrittenPosting | null;
  readonly number: Decimal;
  readonly currency: string;
  readonly lot: Lot | null;
  /** The exact total cost of a lot, with the sign of `number`; null without a lot. */
  readonly basis: Decimal | null;
  /** Per unit, as Beancount rounds it. */
  readonly price: FullAmount | null;
  /** The exact total price without sign, where one was written or follows from the rest. */
  readonly priceTotal: Decimal | null;
  /** True where a number of it was inferred: it then says nothing about precision. */
  readonly isInferred: boolean;
}

/** A transaction after booking, or a padding, which no line of the file holds. */
export interface BookedTransaction extends Omit<Transaction, 'postings'> {
  readonly postings: readonly BookedPosting[];
}

/** What a posting counts in the balance of its transaction, with Beancount's rounding. */
export function weightOf({ number, currency, lot, price }: Pick<BookedPosting, 'number' | 'currency' | 'lot' | 'price'>): FullAmount {
  if (lot) return { number: multiply(lot.number, number), currency: lot.currency };
  if (price) return { number: multiply(price.number, number), currency: price.currency };
  return { number, currency };
}

/** What was paid in all, exactly, with the sign of the units; null where neither cost nor price is known. */
export function totalCostOf({ number, lot, basis, price, priceTotal }: BookedPosting): FullAmount | null {
  if (lot && basis) return { number: basis, currency: lot.currency };
  if (!price) return null;
  if (!priceTotal) return { number: price.number.times(number), currency: price.currency };
  return { number: number.sign < 0 ? priceTotal.negated() : priceTotal, currency: price.currency };
}

export function measuredOf({ number, currency, lot, price, isInferred }: BookedPosting): Measured {
  return {
    number: isInferred ? null : number,
    currency,
    costNumbers: lot ? [lot.number] : [],
    costCurrency: lot ? lot.currency : null,
    price,
  };
}
