import { countUpTo } from './count-up-to.ts';
import { Decimal } from './decimal.ts';
import type { PlainDate } from './plain-date.ts';

/** From `on` until the pair's next price, one unit of the commodity is worth `rate` of the quote. Ids are within the book. */
export interface Price {
  readonly on: PlainDate;
  readonly commodityId: number;
  readonly rate: Decimal;
  readonly quoteId: number;
}

/** Digits of 1/rate, and of no other rate: quotes are exact, and so are their products. */
const reverseDigits = 28;

/**
 * The rates of one book, looked up as of a day: the latest quote on or before it, never a later one.
 * A pair is priced by its own quotes, else by the reverse of the opposite quotes, else by the shortest chain of quotes,
 * else by the shortest chain of quotes and reverses. Of two chains equally short the first wins, step by step: quotes
 * before reverses, then by symbol, which is the order of hledger. (It differs in one point: hledger 1.25 documents that
 * a reverse goes before a chain of quotes, yet takes the chain. Here a reverse goes first.)
 */
export class Rates {
  /** Every day on which some rate begins, ascending. Between two of them no rate moves. */
  readonly days: readonly PlainDate[];
  /** How many quotes it was made of. */
  readonly quotes: number;
  private readonly steps = new Map<number, Step[]>();
  private readonly chains = new Map<string, Decimal | null>();

  /** `prices` as they apply: one for each pair and day, in any order. `symbolOf` decides between equal chains. */
  constructor(prices: readonly Price[], symbolOf: (commodityId: number) => string) {
    const series = seriesOf(prices);
    this.quotes = prices.length;
    this.days = [...new Set(prices.map((price) => price.on))].sort();
    for (const own of series) {
      this.add(own.commodityId, { to: own.quoteId, isReverse: false, series: own });
      this.add(own.quoteId, { to: own.commodityId, isReverse: true, series: own });
    }
    for (const steps of this.steps.values()) steps.sort((a, b) => compareSteps(a, b, symbolOf));
  }

  /** What one unit of `from` is worth in `to` on the day; null where no rate is known. */
  rate(from: number, to: number, on: PlainDate): Decimal | null {
    if (from === to) return Decimal.one;
    for (const step of this.steps.get(from) ?? []) {
      const rate = step.to === to ? rateOf(step, on) : null;
      if (rate) return rate;
    }
    return this.chainedRate(from, to, on);
  }

  private chainedRate(from: number, to: number, on: PlainDate): Decimal | null {
    const key = `${from} ${to} ${countUpTo(this.days, on)}`;
    const known = this.chains.get(key);
    if (known !== undefined) return known;
    const found = this.chain(from, to, on, false) ?? this.chain(from, to, on, true);
    this.chains.set(key, found);
    return found;
  }

  /** Breadth first, each step in order, so that the first chain to arrive is the shortest and foremost. */
  private chain(from: number, to: number, on: PlainDate, withReverses: boolean): Decimal | null {
    const reached = new Map<number, Decimal>([[from, Decimal.one]]);
    for (const [place, product] of reached) {
      for (const step of this.steps.get(place) ?? []) {
        if (reached.has(step.to) || (step.isReverse && !withReverses)) continue;
        const rate = rateOf(step, on);
        if (!rate) continue;
        if (step.to === to) return product.times(rate);
        reached.set(step.to, product.times(rate));
      }
    }
    return null;
  }

  private add(from: number, step: Step): void {
    const steps = this.steps.get(from);
    if (steps) steps.push(step);
    else this.steps.set(from, [step]);
  }
}

/** One way out of a commodity. */
interface Step {
  readonly to: number;
  readonly isReverse: boolean;
  readonly series: Series;
}

/** The quotes of one pair, by day. */
interface Series {
  readonly commodityId: number;
  readonly quoteId: number;
  readonly days: PlainDate[];
  readonly rates: Decimal[];
  /** 1/rate, made when first asked for. */
  readonly reverses: (Decimal | undefined)[];
}

function seriesOf(prices: readonly Price[]): Series[] {
  const byPair = new Map<string, Series>();
  for (const { commodityId, quoteId, on, rate } of [...prices].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))) {
    if (commodityId === quoteId) continue;
    const key = `${commodityId} ${quoteId}`;
    let series = byPair.get(key);
    if (!series) {
      series = { commodityId, quoteId, days: [], rates: [], reverses: [] };
      byPair.set(key, series);
    }
    series.days.push(on);
    series.rates.push(rate);
  }
  return [...byPair.values()];
}

function rateOf({ series, isReverse }: Step, on: PlainDate): Decimal | null {
  const index = countUpTo(series.days, on) - 1;
  const rate = series.rates[index];
  if (!rate) return null;
  if (!isReverse) return rate;
  if (rate.isZero) return null; // Worth nothing: how much of it one unit buys is unknown.
  series.reverses[index] ??= Decimal.one.dividedToDigits(rate, reverseDigits);
  return series.reverses[index];
}

function compareSteps(a: Step, b: Step, symbolOf: (commodityId: number) => string): number {
  if (a.isReverse !== b.isReverse) return a.isReverse ? 1 : -1;
  const [left, right] = [symbolOf(a.to), symbolOf(b.to)];
  return left < right ? -1 : left > right ? 1 : 0;
}
