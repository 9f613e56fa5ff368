import { LRUCache } from 'lru-cache';
import type { Decimal } from './decimal.ts';
import type { PlainDate } from './plain-date.ts';
import type { Rates } from './rates.ts';

/** What one unit of each commodity that has a rate on a day is worth, by the commodity's id. */
export type RatesOfDay = ReadonlyMap<number, Decimal>;

/** Days that are remembered of one state of a book: those of a dashboard that looks far back. */
const daysMax = 500;

/** Quotes of all tables together that this process remembers: some forty megabytes. A table of more is not kept. */
const quotesMax = 250_000;

/**
 * Closing rates of a book in its own currency, as they are in one state of its ledger, of days that were asked for before. They
 * depend on the ledger's version and on that of its rates: those of another one are forgotten. So is the table of all its rates.
 */
export class ClosingMemory {
  private rates: bigint | null = null;
  private readonly byDay = new Map<PlainDate, RatesOfDay>();

  find(rates: bigint, day: PlainDate): RatesOfDay | null {
    return this.rates === rates ? (this.byDay.get(day) ?? null) : null;
  }

  keep(rates: bigint, day: PlainDate, found: RatesOfDay): void {
    if (this.rates !== rates || this.byDay.size >= daysMax) this.byDay.clear();
    this.rates = rates;
    this.byDay.set(day, found);
  }

  /** All rates of the book, for currencies that are not its own. */
  findTable(rates: bigint): Rates | null {
    const known = tables.get(this);
    return known?.version === rates ? known.table : null;
  }

  keepTable(rates: bigint, table: Rates): void {
    tables.set(this, { version: rates, table });
  }
}

const tables = new LRUCache<ClosingMemory, { readonly version: bigint; readonly table: Rates }>({
  maxSize: quotesMax,
  sizeCalculation: ({ table }) => table.quotes + 1,
});
