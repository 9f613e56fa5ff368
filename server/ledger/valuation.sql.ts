import type { RatesOfDay } from './closing-memory.ts';
import { ClosingRates } from './closing-rates.ts';
import { Decimal } from './decimal.ts';
import type { Frame } from './frame.sql.ts';
import { laterOf, type PlainDate, parsePlainDate, plainDate } from './plain-date.ts';
import { readPrices } from './prices.sql.ts';
import { Rates } from './rates.ts';
import { plannedOnce, type Sql } from './sql.ts';
import { Valuation } from './valuation.ts';

/**
 * Valuation in `currency`, or in the book's where that is null, with the closing rates of `days` (at least one). In the
 * book's own currency nodes carry their worth already; for any other the book's table of rates is read, or remembered.
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
  return new Valuation(asked, await readRates(sql, frame, days.reduce(laterOf)), commodities);
}

/** Rates of later days are never looked at: where a table is remembered it is of all days. */
async function readRates(sql: Sql, { book, commodities, version, closing }: Frame, until: PlainDate): Promise<Rates> {
  const known = closing?.findTable(version.rates);
  if (known) return known;
  const table = new Rates(await readPrices(sql, book.id, closing ? lastDay : until), (id) => commodities.get(id)?.symbol ?? '');
  closing?.keepTable(version.rates, table);
  return table;
}

const lastDay = plainDate('9999-12-31');

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
  // The day before the first of the calendar is none to the database, and has no rates.
  for (const day of byDay.keys()) if (parsePlainDate(day) === null) byDay.set(day, new Map());
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
