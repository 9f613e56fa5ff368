import type { Frame } from './frame.sql.ts';
import type { PlainDate } from './plain-date.ts';
import { readPrices } from './prices.sql.ts';
import { Rates } from './rates.ts';
import type { Sql } from './sql.ts';
import { Valuation } from './valuation.ts';

/**
 * Valuation in `currency`, or in the book's where that is null, with the rates of all days up to `until`.
 * `sql` is the snapshot that the frame was read in.
 */
export async function readValuation(sql: Sql, frame: Frame, currency: string | null | undefined, until: PlainDate): Promise<Valuation> {
  const prices = await readPrices(sql, frame.book.id, until);
  const rates = new Rates(prices, (id) => frame.commodities.get(id)?.symbol ?? '');
  return new Valuation(currency ?? frame.book.currency, rates, frame.commodities);
}
