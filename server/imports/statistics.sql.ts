import type { Sql } from '../ledger/sql.ts';

/** What has come into a book by an import so far. */
export interface Growth {
  readonly bookId: number;
  readonly entriesAdded: number;
}

/**
 * Tells the planner what an import has changed, if it has changed much. The embedded database has no autovacuum to do it, and without it the
 * cash flow of ten thousand entries is joined row by row: twenty seconds in place of one. Words that came are sorted in always.
 */
export async function refreshStatistics(sql: Sql, growth: Growth): Promise<void> {
  const names = (await isMuch(sql, growth)) ? ['posting', 'transaction', 'account', 'commodity', 'price', 'book_word'] : [];
  await sql.query('select analyze_tables($1, true)', [names]);
}

/**
 * The same of entries alone, for a running import: of a book that has none by its statistics the planner believes that any index will
 * do, and goes through all entries of the book for each that comes.
 */
export async function refreshEntryStatistics(sql: Sql, growth: Growth): Promise<void> {
  if (await isMuch(sql, growth)) await sql.query('select analyze_tables($1, false)', [['posting', 'transaction']]);
}

/** Whether a tenth of the book is new, or of a table since it was last looked at: to look at ten million postings takes two seconds. */
async function isMuch(sql: Sql, { bookId, entriesAdded }: Growth): Promise<boolean> {
  const [row] = await sql.query<{ much: boolean }>(
    `select $2::int * 10 >= transaction_count
            or exists (select from pg_class where oid in ('transaction'::regclass, 'posting'::regclass)
                          and pg_relation_size(oid) > 1.1 * relpages * current_setting('block_size')::int) as much
       from book where id = $1`,
    [bookId, entriesAdded],
  );
  return row!.much;
}
