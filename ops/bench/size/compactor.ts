import { foldDeltas } from '../../../server/ledger/rollup/fold.sql.ts';
import { lockBook } from '../../../server/ledger/settle.sql.ts';
import type { Sql } from '../../../server/ledger/sql.ts';

/** Folds what has piled up, in a transaction of its own under the book's lock, as the server does. */
export async function compact(sql: Pick<Sql, 'query'>, bookId: number): Promise<void> {
  await sql.query('begin');
  await lockBook(sql, bookId);
  await foldDeltas(sql, bookId);
  await sql.query('commit');
}
