import type { Sql } from '../ledger/sql.ts';

/**
 * Tells the planner what an import has changed. The embedded database has no autovacuum to do it, and without it the
 * cash flow of ten thousand entries is joined row by row: twenty seconds in place of one.
 */
export async function refreshStatistics(sql: Sql): Promise<void> {
  await sql.query('analyze posting, transaction, account, commodity, price');
  // New words are sorted in now: otherwise each search would read all of them until the next vacuum.
  await sql.query(
    `select gin_clean_pending_list(oid::regclass) from pg_class
      where relname = 'transaction_text' and relkind = 'i' and relnamespace = current_schema()::regnamespace and pg_has_role(relowner, 'usage')`,
  );
}
