import { Decimal } from '../ledger/decimal.ts';
import type { PlainDate } from '../ledger/plain-date.ts';
import { lastDay } from './calendar.ts';
import { chart } from './chart.ts';
import type { DemoCurrency, DemoEntry, DemoPosting } from './company.ts';

/** Whole minor units (cents, pence). */
export type Cents = bigint;

export interface Line {
  readonly account: string;
  readonly cents: Cents;
  readonly currency?: DemoCurrency;
  /** Total cost in USD cents, positive. */
  readonly costCents?: Cents;
}

interface EntryHead {
  readonly date: PlainDate;
  readonly payee: string;
  readonly memo?: string;
  readonly code?: string;
  readonly tags?: readonly string[];
}

/**
 * Where all parts of the company book what they do. It refuses an entry that does not balance at cost, or an account that
 * the chart does not have: such an entry is a bug of the generator. What lies after the books' last day is not booked.
 */
export class EntryBook {
  private readonly booked: { sequence: number; entry: DemoEntry }[] = [];
  private readonly accounts = new Set(chart.map((account) => account.name));

  /** Lines of zero are left out, and entries of nothing but them, so that callers need not ask. */
  add(head: EntryHead, ...lines: readonly Line[]): void {
    const postings = lines.filter((line) => line.cents !== 0n).map((line) => this.posting(line));
    if (postings.length === 0 || head.date > lastDay) return;
    const weights = new Map<string, Cents>();
    for (const { cents, currency = 'USD', costCents } of lines) {
      const [commodity, weight] = costCents === undefined ? [currency, cents] : ['USD', cents < 0n ? -costCents : costCents];
      weights.set(commodity, (weights.get(commodity) ?? 0n) + weight);
    }
    for (const [commodity, sum] of weights) {
      if (sum !== 0n) throw new Error(`${head.date} ${head.payee}: off by ${sum} ${commodity} cents`);
    }
    const entry: DemoEntry = {
      date: head.date,
      // The last days are still on their way to the bank when the books are looked at.
      status: head.date > '2026-09-28' ? 'PENDING' : 'CLEARED',
      code: head.code ?? null,
      payee: head.payee,
      memo: head.memo ?? '',
      tags: head.tags ?? [],
      postings,
    };
    this.booked.push({ sequence: this.booked.length, entry });
  }

  private posting(line: Line): DemoPosting {
    if (!this.accounts.has(line.account)) throw new Error(`not in the chart of accounts: ${line.account}`);
    return {
      account: line.account,
      quantity: Decimal.of(line.cents, 2),
      commodity: line.currency ?? 'USD',
      cost: line.costCents === undefined ? null : Decimal.of(line.costCents, 2),
    };
  }

  /** In date order; entries of one day in the order in which they were added. */
  inDateOrder(): DemoEntry[] {
    const order = [...this.booked].sort((a, b) =>
      a.entry.date < b.entry.date ? -1 : a.entry.date > b.entry.date ? 1 : a.sequence - b.sequence,
    );
    return order.map(({ entry }) => entry);
  }

  /** What moved on an account by day, in its currency's cents, over all that is booked so far. */
  movesOf(account: string, currency: DemoCurrency): Map<PlainDate, Cents> {
    const moves = new Map<PlainDate, Cents>();
    for (const { entry } of this.booked) {
      for (const posting of entry.postings) {
        if (posting.account !== account || posting.commodity !== currency) continue;
        moves.set(entry.date, (moves.get(entry.date) ?? 0n) + posting.quantity.units);
      }
    }
    return moves;
  }
}

/** `cents * numerator / denominator`, half-even. */
export function portion(cents: Cents, numerator: number | bigint, denominator: number | bigint): Cents {
  return Decimal.of(cents * BigInt(numerator)).dividedBy(Decimal.of(BigInt(denominator)), 0).units;
}

/** Whole units of a currency as cents. */
export function whole(units: number): Cents {
  return BigInt(units) * 100n;
}
