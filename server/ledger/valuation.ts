import { minorDigitsOf } from './currency-digits.ts';
import { Decimal } from './decimal.ts';
import type { CommodityFacts } from './frame.sql.ts';
import type { AccountType } from './nouns.ts';
import type { PlainDate } from './plain-date.ts';
import { type LeftOut, Valued } from './valued.ts';

/** A native amount, debit-positive. */
export interface NativeSum {
  readonly commodityId: number;
  readonly amount: Decimal;
}

/** A native sum of postings that all share the rate of the day `on`, or whose worth at the rates of their own days is known. */
export interface DatedSum extends NativeSum {
  readonly on: PlainDate;
  readonly valued?: Valued;
}

/** What a valuation asks of rates. */
export interface RateTable {
  /** Every day on which some rate begins, ascending. */
  readonly days: readonly PlainDate[];
  /** What one unit of `from` is worth in `to` on the day; null where no rate is known. */
  rate(from: number, to: number, on: PlainDate): Decimal | null;
}

/** A printed `Unpriced` row of the contract. */
export interface UnpricedRow {
  readonly currency: string;
  readonly amount: Decimal;
  readonly on: PlainDate;
}

/** Types whose balances are valued at the closing rate of the as-of day; all others at the rates of their postings' days. */
export const closingTypes: readonly AccountType[] = ['ASSET', 'LIABILITY'];
export const datedTypes: readonly AccountType[] = ['EQUITY', 'REVENUE', 'EXPENSE', 'UNTYPED'];

/** Turns native amounts into one reporting currency. All of it is exact; only `rounded` and `money` round. */
export class Valuation {
  /** The decimals that figures in this currency are printed with. */
  readonly digits: number;
  /** Null where the book has never seen the currency: then nothing has a rate. */
  readonly currencyId: number | null;

  constructor(
    readonly currency: string,
    private readonly rates: RateTable,
    private readonly commodities: ReadonlyMap<number, CommodityFacts>,
    /** True where it is the currency that balance nodes are valued in. */
    readonly isOfNodes = false,
  ) {
    const facts = [...commodities.values()].find(({ symbol }) => symbol === currency);
    this.currencyId = facts?.id ?? null;
    this.digits = minorDigitsOf(currency) ?? facts?.digits ?? 2;
  }

  /** Days on which some rate begins, ascending. Between two of them all rates stand still. */
  get rateDays(): readonly PlainDate[] {
    return this.currencyId === null ? [] : this.rates.days;
  }

  /** What one unit of the commodity is worth on the day; null where no rate is known. */
  rate(commodityId: number, on: PlainDate): Decimal | null {
    return this.currencyId === null ? null : this.rates.rate(commodityId, this.currencyId, on);
  }

  /** The sums together at the rates of one day. Amounts of one commodity that cancel need no rate. */
  atClosing(sums: Iterable<NativeSum>, on: PlainDate): Valued {
    const parts = [...sumByCommodityId(sums)].map(([id, amount]) => Valued.of(amount, this.rate(id, on), id, on));
    return Valued.sum(parts);
  }

  /** The sums together, each at the rate of its own day. */
  atOwnDates(sums: Iterable<DatedSum>): Valued {
    return Valued.sum(Array.from(sums, (sum) => this.atOwnDate(sum)));
  }

  /** The sum at the rates of its postings' days. */
  atOwnDate({ commodityId, amount, on, valued }: DatedSum): Valued {
    return valued ?? Valued.of(amount, this.rate(commodityId, on), commodityId, on);
  }

  /** Half-even, to the currency's decimals: once, for a figure that is printed. */
  rounded(amount: Decimal): Decimal {
    return amount.rounded(this.digits);
  }

  /** A printed figure. */
  money(amount: Decimal): { amount: Decimal; currency: string } {
    return { amount: this.rounded(amount), currency: this.currency };
  }

  /** A printed figure; null where nothing of it is priced. `sign` is -1 for figures that are shown with the other sign. */
  moneyOf(figure: Valued, sign: 1 | -1 = 1): { amount: Decimal; currency: string } | null {
    return figure.known && this.money(sign === 1 ? figure.known : figure.known.negated());
  }

  /** Exact native amounts by symbol in the book's order of commodities; zero sums are left out. Not rounded. */
  native(sums: Iterable<NativeSum>, sign: 1 | -1 = 1): { amount: Decimal; currency: string }[] {
    return [...sumByCommodityId(sums)]
      .filter(([, amount]) => !amount.isZero)
      .sort(([a], [b]) => a - b)
      .map(([id, amount]) => ({ amount: sign === 1 ? amount : amount.negated(), currency: this.symbol(id) }));
  }

  /** What was left out, as rows; one for each commodity, in the book's order. What cancels is in none. */
  unpriced(leftOut: readonly LeftOut[]): UnpricedRow[] {
    const left = leftOut.filter(({ amount }) => !amount.isZero).sort((a, b) => a.commodityId - b.commodityId);
    return left.map(({ commodityId, amount, on }) => ({ currency: this.symbol(commodityId), amount, on }));
  }

  symbol(commodityId: number): string {
    const facts = this.commodities.get(commodityId);
    if (!facts) throw new Error(`no commodity ${commodityId} in this book`);
    return facts.symbol;
  }
}

/** Exact sums by commodity, zero sums kept, in order of first appearance. */
function sumByCommodityId(sums: Iterable<NativeSum>): Map<number, Decimal> {
  const total = new Map<number, Decimal>();
  for (const { commodityId, amount } of sums) total.set(commodityId, (total.get(commodityId) ?? Decimal.zero).plus(amount));
  return total;
}
