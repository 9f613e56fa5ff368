import { countUpTo } from '../count-up-to.ts';
import type { Decimal } from '../decimal.ts';
import { daysBetween, type PlainDate } from '../plain-date.ts';
import type { Valuation } from '../valuation.ts';
import { everPeriod } from './node.ts';

/** Counts days from the first that nodes can have. */
export function dayNumber(day: PlainDate): number {
  return daysBetween(everPeriod, day);
}

/** The rates of a valuation by steps: days between which no rate moves. Each is looked up once for a commodity. */
export class DayRates {
  private readonly steps: Int32Array;
  private readonly found = new Map<number, (Decimal | null)[]>();

  constructor(private readonly valuation: Valuation) {
    this.steps = Int32Array.from(valuation.rateDays, dayNumber);
  }

  /** Which step the day with this number lies in. `near` is where the day before it was found: days mostly come one after another. */
  step(day: number, near = 0): number {
    const next = this.steps[near] ?? Infinity;
    if (near === 0 || this.steps[near - 1]! <= day) {
      if (day < next) return near;
      if (day < (this.steps[near + 1] ?? Infinity)) return near + 1;
    }
    return countUpTo(this.steps, day);
  }

  /** What one unit of the commodity is worth in the step; null where no rate is known. */
  rate(commodityId: number, step: number): Decimal | null {
    let own = this.found.get(commodityId);
    if (!own) {
      own = [];
      this.found.set(commodityId, own);
    }
    const known = own[step];
    if (known !== undefined) return known;
    const rate = this.valuation.rate(commodityId, this.valuation.rateDays[step - 1] ?? everPeriod);
    own[step] = rate;
    return rate;
  }
}

/** By the days of the table of rates that they are of, which is remembered from one question to the next, and by currency. */
const known = new WeakMap<readonly PlainDate[], Map<number, DayRates>>();

/** The rates of this valuation, as far as they have been looked up for another question already. */
export function dayRatesOf(valuation: Valuation): DayRates {
  const { rateDays, currencyId } = valuation;
  if (currencyId === null) return new DayRates(valuation);
  const ofTable = known.get(rateDays) ?? new Map<number, DayRates>();
  known.set(rateDays, ofTable);
  const rates = ofTable.get(currencyId) ?? new DayRates(valuation);
  ofTable.set(currencyId, rates);
  return rates;
}
