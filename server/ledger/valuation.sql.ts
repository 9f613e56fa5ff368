import { ClosingRates } from './closing-rates.ts';
import { Decimal } from './decimal.ts';
import type { Frame } from './frame.sql.ts';
import { laterOf, type PlainDate } from './plain-date.ts';
import { readPrices } from './prices.sql.ts';
import { Rates } from './rates.ts';
import { plannedOnce, type Sql } from './sql.ts';
import { Valuation } from './valuation.ts';

/**
 * Valuation in `currency`, or in the book's where that is null, with the closing rates of `days` (at least one). In the
 * book's own currency nodes carry their worth already; in any other all rates up to the last of the days are read.
 * `sql` is the snapshot that the frame was read in.
 */
export async function readValuation(
  sql: Sql,
  { book, commodities }: Frame,
  currency: string | null | undefined,
  days: readonly PlainDate[],
): Promise<Valuation> {
  const asked = currency ?? book.currency;
  if (asked === book.valuedIn) return new Valuation(asked, await readClosingRates(sql, book.id, days), commodities, true);
  const prices = await readPrices(sql, book.id, days.reduce(laterOf));
  return new Valuation(asked, new Rates(prices, (id) => commodities.get(id)?.symbol ?? ''), commodities);
}

const closingStatement = plannedOnce(
  `select c.id as "commodityId", day as on, step.rate
     from unnest($2::date[]) as day
    cross join commodity c
    cross join lateral (
      select rate from rate_step
       where book_id = $1 and commodity_id = c.id and from_date <= day order by from_date desc limit 1) step
    where c.book_id = $1 and step.rate is not null`,
);

async function readClosingRates(sql: Sql, bookId: number, days: readonly PlainDate[]): Promise<ClosingRates> {
  const rows = await sql.query<{ commodityId: number; on: PlainDate; rate: string }>(closingStatement, [bookId, [...new Set(days)]]);
  return new ClosingRates(new Map(rows.map(({ commodityId, on, rate }) => [`${commodityId} ${on}`, Decimal.from(rate)])), days);
}
