import type { RatesOfDay } from './closing-memory.ts';
import type { Decimal } from './decimal.ts';
import type { PlainDate } from './plain-date.ts';
import type { RateTable } from './valuation.ts';

/** The rates of a few days in one currency, read beforehand: all that a report in the book's currency asks of rates. */
export class ClosingRates implements RateTable {
  /** None: values at posting dates come from balance nodes. */
  readonly days: readonly PlainDate[] = [];

  constructor(private readonly byDay: ReadonlyMap<PlainDate, RatesOfDay>) {}

  /** Throws for a day that was not read: to call its rates unknown would be a wrong figure. */
  rate(from: number, _to: number, on: PlainDate): Decimal | null {
    const ofDay = this.byDay.get(on);
    if (!ofDay) throw new Error(`the rates of ${on} were not read`);
    return ofDay.get(from) ?? null;
  }
}
