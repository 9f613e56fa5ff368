import { Decimal } from '../ledger/decimal.ts';
import type { PlainDate } from '../ledger/plain-date.ts';
import type { Sql } from '../ledger/sql.ts';
import type { NativeSum } from '../ledger/valuation.ts';

/** Exact sums of each account by commodity, as of the end of the day: of its subtree, or of its own postings alone. */
export async function readBalanceSums(
  sql: Sql,
  bookId: number,
  accountIds: readonly number[],
  asOf: PlainDate,
  own: boolean,
): Promise<Map<number, NativeSum[]>> {
  const rows = await sql.query<{ accountId: number; commodityId: number; amount: string }>(
    `with sums as (
       select p.account_id, p.commodity_id, sum(p.amount) as amount from posting p
        where p.book_id = $1 and p.is_counted and p.date <= $3
          and p.account_id in (select a.id from account a where a.book_id = $1 and a.path && $2::int[])
        group by 1, 2)
     select above.id as "accountId", s.commodity_id as "commodityId", sum(s.amount) as amount
       from sums s
       join account a on a.book_id = $1 and a.id = s.account_id
      cross join lateral unnest(a.path) as above (id)
      where above.id = any ($2::int[]) and (not $4::boolean or above.id = a.id)
      group by 1, 2 order by 1, 2`,
    [bookId, accountIds, asOf, own],
  );
  const byAccount = new Map<number, NativeSum[]>(accountIds.map((id) => [id, []]));
  for (const row of rows) byAccount.get(row.accountId)!.push({ commodityId: row.commodityId, amount: Decimal.from(row.amount) });
  return byAccount;
}
