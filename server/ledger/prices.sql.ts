import { Decimal } from './decimal.ts';
import type { PlainDate } from './plain-date.ts';
import type { Price } from './rates.ts';
import type { Sql } from './sql.ts';

interface PriceRow {
  on: PlainDate;
  commodityId: number;
  rate: string;
  quoteId: number;
}

/** The prices up to and with the day as they apply: for one day and pair the user's own, else the one that came last. */
export async function readPrices(sql: Sql, bookId: number, until: PlainDate): Promise<Price[]> {
  const rows = await sql.query<PriceRow>(
    `select distinct on (commodity_id, quote_id, on_date)
            on_date as "on", commodity_id as "commodityId", rate, quote_id as "quoteId"
       from price where book_id = $1 and on_date <= $2
      order by commodity_id, quote_id, on_date, (source = 'user') desc, id desc`,
    [bookId, until],
  );
  return rows.map((row) => ({ ...row, rate: Decimal.from(row.rate) }));
}
