import type { Sql } from '../sql.ts';

/**
 * Entries that this transaction adds from here on are in no sum before `sumUpSince`: many batches are summed up in one go, in half
 * the time. What it changes or takes away is summed as ever, so nothing of what it adds may be changed before.
 */
export async function sumLater(sql: Sql): Promise<void> {
  await sql.query("set local farthing.sums = 'later'");
}

/** Appends what the book's entries from this one on add to the sums. They must have come after `sumLater`, and no others. */
export async function sumUpSince(sql: Sql, bookId: number, transactionId: string): Promise<void> {
  await sql.query("set local farthing.sums = 'now'");
  await sql.query(
    `insert into balance_delta (book_id, kind, account_id, commodity_id, date, amount, n)
     select $1, kind, account_id, commodity_id, date, sum(amount), sum(n)
       from (${cells}) as cell
      group by 2, 3, 4, 5 having sum(amount) <> 0 or sum(n) <> 0`,
    [bookId, transactionId],
  );
}

/** As the triggers of the migration `balance-nodes` have it: what a row of each table adds, by kind. */
const cells = `
  with came as materialized (
    select account_id, commodity_id, date, amount, coalesce(cost_commodity_id, commodity_id) as cost_commodity_id,
           coalesce(cost, amount) as cost, cash_date, is_opening, is_closing
      from posting where book_id = $1 and transaction_id >= $2 and is_counted)
  select case when is_closing then 1 else 0 end as kind, account_id, commodity_id, date, amount, 1 as n from came
  union all
  select case when is_opening then 4 when cost > 0 then 2 else 3 end, account_id, cost_commodity_id, cash_date, cost, 1
    from came where cash_date is not null
  union all
  select 5, 0, cost_commodity_id, date, cost, 0 from came
  union all
  select 5, 0, commodity_id, date, -amount, 0 from residue where book_id = $1 and transaction_id >= $2 and is_counted
  union all
  select 6, 0, 0, date, 0, 1 from transaction where book_id = $1 and id >= $2`;
