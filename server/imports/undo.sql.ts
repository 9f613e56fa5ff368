import type { Sql } from '../ledger/sql.ts';
import { forgetShelfOf, restoreFromSync } from './shelf/syncs.sql.ts';
import { joinParted } from './transfers/find-transfers.ts';
import { partTransfersOf } from './transfers/transfer-record.sql.ts';

/** What came with an import, in an order that no reference stands against. */
const remembered = [
  'transaction',
  'price',
  'account_declaration',
  'commodity_declaration',
  'stated_balance',
  'statement_account',
  'csv_mapping',
  'bank_account',
];

/**
 * Takes out all that an import added: entries, rates, declarations, and with the entries their fingerprints, so that a
 * corrected file can come in. A transfer that one of its lines is part of is parted before; of a sync, what it took out comes
 * back. False where there is no such import in the book, or nothing of it is left to take out. The caller settles the book.
 */
export async function undoImport(sql: Sql, bookId: number, importId: number, now: Date): Promise<boolean> {
  const undone = await sql.query(
    `update import set status = 'UNDONE', undone_at = $3, main_commodity = null, first_date = null, first_posting_date = null
      where book_id = $1 and id = $2 and status = 'SUCCEEDED' and not dry_run returning id`,
    [bookId, importId, now],
  );
  if (undone.length === 0) return false;
  await partTransfersOf(sql, bookId, 'import_id = $2', [importId], null);
  for (const table of ['residue', 'posting']) {
    await sql.query(
      `delete from ${table} where book_id = $1 and transaction_id in (select id from transaction where book_id = $1 and import_id = $2)`,
      [bookId, importId],
    );
  }
  // Whichever of the two came with the import: a pair with one entry is none.
  await sql.query(
    `delete from possible_duplicate where book_id = $1
        and (import_id = $2 or other_id in (select id from transaction where book_id = $1 and import_id = $2))`,
    [bookId, importId],
  );
  for (const table of remembered) {
    await sql.query(`delete from ${table} where book_id = $1 and import_id = $2`, [bookId, importId]);
  }
  await forgetShelfOf(sql, bookId, importId);
  await restoreFromSync(sql, bookId, importId);
  await joinParted(sql, bookId);
  return true;
}
