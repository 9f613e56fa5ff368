import { deltaPileMax } from '../../../server/config/limits.ts';
import { foldChanges } from '../../../server/ledger/data-version.sql.ts';
import { foldIfDue, lockBook } from '../../../server/ledger/settle.sql.ts';
import type { Sql } from '../../../server/ledger/sql.ts';

/** Folds what has piled up, in a transaction of its own under the book's lock: changes always, sums where they are many, as the server does. */
export async function compact(sql: Pick<Sql, 'query'>, bookId: number, pileMax = deltaPileMax): Promise<void> {
  await sql.query('begin');
  await lockBook(sql, bookId);
  await foldIfDue(sql, bookId, pileMax);
  await foldChanges(sql, bookId);
  await sql.query('commit');
}
