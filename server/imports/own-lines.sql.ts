import type { Sql } from '../ledger/sql.ts';

/**
 * Gathers the bank's lines of one import: what each does to the account that the statement is of. A table with statistics
 * of its own, since the planner cannot know how many lines a running import has written, and would compare each with each.
 */
export async function gatherOwnLines(sql: Sql, bookId: number, importId: number): Promise<void> {
  await sql.query(
    `create temporary table own_line on commit drop as
     select t.id, p.date, p.account_id, p.commodity_id, p.amount
       from transaction t
      cross join lateral (
        select date, account_id, commodity_id, amount from posting
         where book_id = $1 and transaction_id = t.id and position = 1 offset 0) p
      where t.book_id = $1 and t.import_id = $2`,
    [bookId, importId],
  );
  await sql.query('analyze own_line');
}
