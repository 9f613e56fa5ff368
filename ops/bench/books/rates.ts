import type { Random } from '../../../server/demo/random.ts';
import { type ForeignCurrency, foreignCurrencies } from './chart.ts';

/** What one unit of each foreign currency is worth in the base currency, in ten-thousandths, for each day of the books. */
export type DailyRates = Readonly<Record<ForeignCurrency, readonly number[]>>;

const firstRates: Record<ForeignCurrency, number> = { USD: 9_100, GBP: 11_600, CHF: 9_400 };

/** A slow random walk that stays within a fifth of where it began. */
export function dailyRates(random: Random, days: number): DailyRates {
  const walk = (currency: ForeignCurrency) => {
    const first = firstRates[currency];
    const [low, high] = [Math.floor(first * 0.8), Math.ceil(first * 1.2)];
    let rate = first;
    return Array.from({ length: days }, () => {
      rate = Math.min(high, Math.max(low, rate + random.between(-40, 40)));
      return rate;
    });
  };
  return Object.fromEntries(foreignCurrencies.map((currency) => [currency, walk(currency)])) as Record<ForeignCurrency, number[]>;
}
