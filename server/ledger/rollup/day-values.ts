import { countUpTo } from '../count-up-to.ts';
import { Decimal } from '../decimal.ts';
import { addDays, daysBetween, type PlainDate } from '../plain-date.ts';
import type { Valuation } from '../valuation.ts';
import { Valued } from '../valued.ts';
import { everPeriod } from './node.ts';

/** Amounts of one account, commodity and kind on days of which all that share a rate may stand as their first: three lists of equal length. */
export interface DayAmounts {
  readonly kind: number;
  readonly accountId: number;
  readonly commodityId: number;
  /** Days as their number, in any order, each perhaps several times. Lists are text with commas: as arrays they take twice the time. */
  readonly days: string;
  readonly amounts: string;
  /** How many postings more than taken away. */
  readonly counts: string;
}

/** Postings of one account, commodity and kind within a span. */
export interface DatedCell {
  readonly kind: number;
  readonly accountId: number;
  readonly commodityId: number;
  /** Index into the scope's spans. */
  readonly span: number;
  /** A day of the span, no later than any of them. */
  readonly on: PlainDate;
  readonly amount: Decimal;
  /** At the rates of the days. */
  readonly valued: Valued;
}

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

  /** Which step the day with this number lies in. */
  step(day: number): number {
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

/** What a span has so far. */
interface Growing {
  first: number;
  count: number;
  /** By step of rates. */
  readonly amounts: Map<number, Decimal>;
}

/** The amounts by span, each valued at the rate of its day. `firsts` are the numbers of the spans' first days, ascending; none lies before. */
export function cellsOf({ kind, accountId, commodityId, ...lists }: DayAmounts, firsts: Int32Array, rates: DayRates): DatedCell[] {
  const spans = new Map<number, Growing>();
  const [days, amounts, counts] = [lists.days.split(','), lists.amounts.split(','), lists.counts.split(',')];
  for (let i = 0; i < days.length; i += 1) {
    const [day, amount] = [Number(days[i]), Decimal.fromNumeric(amounts[i]!)];
    const [span, step] = [countUpTo(firsts, day) - 1, rates.step(day)];
    let sum = spans.get(span);
    if (!sum) {
      sum = { first: day, count: 0, amounts: new Map() };
      spans.set(span, sum);
    }
    sum.first = Math.min(sum.first, day);
    sum.count += Number(counts[i]);
    sum.amounts.set(step, sum.amounts.get(step)?.plus(amount) ?? amount);
  }
  return [...spans].flatMap(([span, { first, count, amounts }]): DatedCell[] => {
    const amount = Decimal.sum(amounts.values());
    if (count === 0 && amount.isZero) return [];
    const on = addDays(everPeriod, first);
    return [{ kind, accountId, commodityId, span, on, amount, valued: valuedBySteps(amounts, commodityId, on, rates) }];
  });
}

function valuedBySteps(amounts: ReadonlyMap<number, Decimal>, commodityId: number, on: PlainDate, rates: DayRates): Valued {
  const [values, unpriced]: [Decimal[], Decimal[]] = [[], []];
  for (const [step, amount] of amounts) {
    if (amount.isZero) continue;
    const rate = rates.rate(commodityId, step);
    if (rate) values.push(amount.times(rate));
    else unpriced.push(amount);
  }
  const leftOut = unpriced.length === 0 ? null : { commodityId, amount: Decimal.sum(unpriced), on };
  return Valued.summed(Decimal.sum(values), values.length > 0, leftOut);
}
