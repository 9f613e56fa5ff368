import { baseCurrency } from './chart.ts';

/** An entry of the generated books. Amounts are whole cents: the generator never rounds. */
export interface BenchEntry {
  /** Days since the first day of the books. */
  readonly day: number;
  readonly status: '' | '! ' | '* ';
  readonly code: string;
  readonly payee: string;
  readonly description: string;
  /** Without the `; `. Tags stand in it. */
  readonly comment: string;
  readonly postings: readonly BenchPosting[];
}

export interface BenchPosting {
  readonly account: string;
  readonly cents: number;
  readonly currency: string;
  /** The total price paid, positive, in the base currency: written `@@`. */
  readonly costCents?: number;
}

/** What the postings come to at cost, by currency, in cents; empty for an entry that balances. */
export function imbalanceOf(entry: BenchEntry): Map<string, number> {
  const sums = new Map<string, number>();
  for (const { cents, currency, costCents } of entry.postings) {
    const [symbol, amount] = costCents === undefined ? [currency, cents] : [baseCurrency, Math.sign(cents) * costCents];
    const sum = (sums.get(symbol) ?? 0) + amount;
    if (sum === 0) sums.delete(symbol);
    else sums.set(symbol, sum);
  }
  return sums;
}
