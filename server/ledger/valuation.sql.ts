import type { RatesOfDay } from './closing-memory.ts';
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
  frame: Frame,
  currency: string | null | undefined,
  days: readonly PlainDate[],
): Promise<Valuation> {
  const { book, commodities } = frame;
  const asked = currency ?? book.currency;
  if (asked === book.valuedIn) return new Valuation(asked, await readClosingRates(sql, frame, days), commodities, true);
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

async function readClosingRates(sql: Sql, { book, version, closing }: Frame, days: readonly PlainDate[]): Promise<ClosingRates> {
  const byDay = new Map([...new Set(days)].map((day) => [day, closing?.find(version.rates, day) ?? null]));
  const missing = [...byDay].filter(([, known]) => known === null).map(([day]) => day);
  const rows =
    missing.length === 0 ? [] : await sql.query<{ commodityId: number; on: PlainDate; rate: string }>(closingStatement, [book.id, missing]);
  for (const day of missing) {
    const found = new Map(rows.filter(({ on }) => on === day).map(({ commodityId, rate }) => [commodityId, Decimal.from(rate)]));
    byDay.set(day, found);
    closing?.keep(version.rates, day, found);
  }
  return new ClosingRates(byDay as ReadonlyMap<PlainDate, RatesOfDay>);
}
