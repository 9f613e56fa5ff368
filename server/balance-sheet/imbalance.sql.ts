import { Decimal } from '../ledger/decimal.ts';
import type { PlainDate } from '../ledger/plain-date.ts';
import type { Sql } from '../ledger/sql.ts';
import type { NativeSum } from '../ledger/valuation.ts';

/** What all postings up to the day add up to at cost, less what the tolerance of the books' own tool let pass. Zero sums are left out. */
export async function readImbalance(sql: Sql, bookId: number, asOf: PlainDate): Promise<NativeSum[]> {
  const rows = await sql.query<{ commodityId: number; amount: string }>(
    `select commodity_id as "commodityId", sum(amount) as amount
       from (select coalesce(cost_commodity_id, commodity_id) as commodity_id, sum(coalesce(cost, amount)) as amount
               from posting where book_id = $1 and is_counted and date <= $2 group by 1
             union all
             select commodity_id, -amount from residue where book_id = $1 and is_counted and date <= $2) x
      group by commodity_id having sum(amount) <> 0 order by commodity_id`,
    [bookId, asOf],
  );
  return rows.map(({ commodityId, amount }) => ({ commodityId, amount: Decimal.from(amount) }));
}
