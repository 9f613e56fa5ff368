import type { Decimal } from './decimal.ts';
import type { PlainDate } from './plain-date.ts';

/** What one unit of each commodity that has a rate on a day is worth, by the commodity's id. */
export type RatesOfDay = ReadonlyMap<number, Decimal>;

/** Days that are remembered of one state of a book: those of a dashboard that looks far back. */
const daysMax = 500;

/**
 * Closing rates of a book in its own currency, as they are in one state of its ledger, of days that were asked for before. They
 * depend on the ledger's version and on that of its rates: those of another one are forgotten.
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
}
