import { Decimal } from '../../ledger/decimal.ts';
import { addDays, type PlainDate } from '../../ledger/plain-date.ts';
import { inverted } from '../anomalies.ts';
import { firstDay, isBusinessDay, lastDay } from '../calendar.ts';
import type { DemoCurrency, DemoRate } from '../company.ts';
import { type Cents, portion } from '../entry-book.ts';
import type { Random } from '../random.ts';

/** Where each walk starts and between which walls it stays: hundred-thousandths of a dollar. */
const walks = {
  EUR: { start: 105_800, low: 102_000, high: 119_500, step: 420 },
  GBP: { start: 122_100, low: 119_000, high: 137_500, step: 480 },
} as const;

const ratePrecision = 100_000;

/** What the market really asked on a day. The price list of the books differs from it on one day (anomaly F1). */
export class Market {
  private readonly byDay = { EUR: new Map<PlainDate, number>(), GBP: new Map<PlainDate, number>() };

  constructor(random: Random) {
    for (const currency of ['EUR', 'GBP'] as const) {
      const { start, low, high, step } = walks[currency];
      const draws = random.stream(`rates ${currency}`);
      let rate: number = start;
      // From a few days before the books begin, so that their first day (a Sunday) has a rate.
      for (let day = addDays(firstDay, -2); day <= lastDay; day = addDays(day, 1)) {
        if (isBusinessDay(day)) rate = bounced(rate + draws.between(-step, step), low, high);
        this.byDay[currency].set(day, rate);
      }
    }
  }

  /** USD cents for cents of a foreign currency, at the day's market rate. */
  inDollars(cents: Cents, currency: DemoCurrency, on: PlainDate): Cents {
    return currency === 'USD' ? cents : portion(cents, this.byDay[currency].get(on)!, ratePrecision);
  }

  /** The books' price list: one price per business day and currency, one of them typed the wrong way round. */
  priceList(): DemoRate[] {
    const list: DemoRate[] = [];
    for (let day = addDays(firstDay, -2); day <= lastDay; day = addDays(day, 1)) {
      if (!isBusinessDay(day)) continue;
      for (const commodity of ['EUR', 'GBP'] as const) {
        const rate = Decimal.of(BigInt(this.byDay[commodity].get(day)!), 5);
        const isTypo = day === inverted.on && commodity === inverted.currency;
        list.push({ on: day, commodity, rate: isTypo ? Decimal.one.dividedBy(rate, 5) : rate });
      }
    }
    return list;
  }
}

function bounced(rate: number, low: number, high: number): number {
  if (rate < low) return low + (low - rate);
  return rate > high ? high - (rate - high) : rate;
}
