import { Decimal } from './decimal.ts';
import type { PlainDate } from './plain-date.ts';
import type { Price } from './rates.ts';
import type { Sql } from './sql.ts';

/** The quotes of one pair over time. As two arrays they take half the time that rows of their own would. */
interface Series {
  readonly commodityId: number;
  readonly quoteId: number;
  readonly days: PlainDate[];
  readonly rates: string[];
}

/** The prices up to and with the day as they apply: for one day and pair the user's own, else the one that came last. */
export async function readPrices(sql: Sql, bookId: number, until: PlainDate): Promise<Price[]> {
  const rows = await sql.query<Series>(
    `select commodity_id as "commodityId", quote_id as "quoteId",
            array_agg(on_date::text order by on_date) as days, array_agg(rate::text order by on_date) as rates
       from (select distinct on (commodity_id, quote_id, on_date) commodity_id, quote_id, on_date, rate
               from price where book_id = $1 and on_date <= $2
              order by commodity_id, quote_id, on_date, (source = 'user') desc, id desc) x
      group by 1, 2 order by 1, 2`,
    [bookId, until],
  );
  return rows.flatMap(({ commodityId, quoteId, days, rates }) =>
    days.map((on, i) => ({ commodityId, quoteId, on, rate: Decimal.from(rates[i]!) })),
  );
}
