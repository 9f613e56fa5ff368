import type { Sql } from '../ledger/sql.ts';

/** In an order that no reference stands against. */
const tables = [
  'search_entry',
  'search_text',
  'residue',
  'posting',
  'transaction',
  'book_word',
  'price',
  'commodity_declaration',
  'account_declaration',
  'import_problem',
  'possible_duplicate',
  'rule',
  'rule_change',
  'rule_application',
  'finding_dismissal',
  'stated_balance',
  'statement_account',
  'transfer',
  'shelved_entry',
  'shelved_row',
  'csv_mapping',
  'bank_account',
  'import',
  'commodity',
  'account',
  'rate_step',
  'api_key',
  'membership',
  'book_change',
  'book_version',
];

/** Deletes a book with all that it holds. Run it in a transaction that has the book's lock: an import that is still at it ends first. */
export async function deleteBook(sql: Sql, bookId: number): Promise<void> {
  for (const table of tables) await sql.query(`delete from ${table} where book_id = $1`, [bookId]);
  // Deleting the rows above was itself noted as change, and summed.
  for (const table of ['book_change', 'balance_delta', 'balance_node'])
    await sql.query(`delete from ${table} where book_id = $1`, [bookId]);
  await sql.query('delete from book where id = $1', [bookId]);
}
