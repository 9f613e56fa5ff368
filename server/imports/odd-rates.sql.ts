import type { Sql } from '../ledger/sql.ts';
import type { Place, Problem } from './journal.ts';
import { pairKey } from './price-writer.sql.ts';

/**
 * Warnings for rates of this import that look upside down: they are a long way from the pair's rate before, and their
 * reciprocal is close to it. Such a slip of the pen distorts every valued figure until the next rate.
 */
export async function oddRateProblems(sql: Sql, bookId: number, importId: number, places: ReadonlyMap<string, Place>): Promise<Problem[]> {
  const rows = await sql.query<{ on: string; commodity: string; quote: string; rate: string; before: string }>(
    `with rates as (
       select import_id, on_date, commodity_id, quote_id, rate,
              lag(rate) over pair as before, lag(rate, 2) over pair as earlier
         from price where book_id = $1 window pair as (partition by commodity_id, quote_id order by on_date, id))
     select r.on_date as on, c.symbol as commodity, q.symbol as quote, r.rate, r.before
       from rates r
       join commodity c on c.book_id = $1 and c.id = r.commodity_id
       join commodity q on q.book_id = $1 and q.id = r.quote_id
      where r.import_id = $2 and r.before > 0 and r.rate > 0
        and abs(r.rate * r.before - 1) < 0.05 and (r.rate / r.before > 1.15 or r.before / r.rate > 1.15)
        -- The rate after a slip is right again, though it differs from the slip.
        and (coalesce(r.earlier, 0) = 0 or r.rate / r.earlier not between 0.9 and 1.1)
      order by r.on_date, c.symbol`,
    [bookId, importId],
  );
  return rows.map(({ on, commodity, quote, rate, before }) => ({
    severity: 'WARNING',
    place: places.get(pairKey(on, commodity, quote)) ?? null,
    code: 'RATE_LOOKS_INVERTED',
    message: `The rate of ${on}, 1 ${commodity} = ${rate} ${quote}, looks upside down: before it was ${before}. If so, correct it with setPrice or in the file.`,
    text: null,
  }));
}
