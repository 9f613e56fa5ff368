import type { Decimal } from './decimal.ts';
import type { PlainDate } from './plain-date.ts';
import type { RateTable } from './valuation.ts';

/** The rates of a few days in one currency, read beforehand: all that a report in the book's currency asks of rates. */
export class ClosingRates implements RateTable {
  /** None: values at posting dates come from balance nodes. */
  readonly days: readonly PlainDate[] = [];
  private readonly known: ReadonlySet<PlainDate>;

  /** `rates` has a key `<commodity id> <day>` for each rate that is known on one of the days. */
  constructor(
    private readonly rates: ReadonlyMap<string, Decimal>,
    days: Iterable<PlainDate>,
  ) {
    this.known = new Set(days);
  }

  /** Throws for a day that was not read: to call its rates unknown would be a wrong figure. */
  rate(from: number, _to: number, on: PlainDate): Decimal | null {
    if (!this.known.has(on)) throw new Error(`the rates of ${on} were not read`);
    return this.rates.get(`${from} ${on}`) ?? null;
  }
}
