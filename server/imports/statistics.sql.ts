import type { Sql } from '../ledger/sql.ts';

/**
 * Tells the planner what an import has changed. The embedded database has no autovacuum to do it, and without it the
 * cash flow of ten thousand entries is joined row by row: twenty seconds in place of one.
 */
export async function refreshStatistics(sql: Sql): Promise<void> {
  await sql.query('select analyze_tables($1, true)', [['posting', 'transaction', 'account', 'commodity', 'price']]);
}

/**
 * The same of entries alone, for a running import: of a book that has none by its statistics the planner believes that any index will
 * do, and goes through all entries of the book for each that comes.
 */
export async function refreshEntryStatistics(sql: Sql): Promise<void> {
  await sql.query('select analyze_tables($1, false)', [['posting', 'transaction']]);
}
