import { type AccountRow, accountColumns, chartAccountOf } from '../../ledger/frame.sql.ts';
import { plannedOnce, type Sql } from '../../ledger/sql.ts';

export interface KeptText {
  readonly id: number;
  /** The model that made the vector. */
  readonly model: string;
  readonly text: string;
  readonly vector: Int8Array;
  readonly revision: string;
}

/** Texts that were written behind a revision, in their order, with the vectors that they have. */
export async function readTextsSince(sql: Sql, bookId: number, revision: string, limit: number): Promise<KeptText[]> {
  const rows = await sql.query<Omit<KeptText, 'vector'> & { vector: Buffer }>(sinceStatement, [bookId, revision, limit]);
  return rows.map(({ vector, ...row }) => ({ ...row, vector: new Int8Array(vector.buffer, vector.byteOffset, vector.length) }));
}

const sinceStatement = plannedOnce(
  `select id, model, text, vector, revision from search_text
    where book_id = $1 and revision > $2::bigint order by revision limit $3::int`,
);

/** The text that an entry says; null where search does not have the entry. */
export async function readTextOf(sql: Sql, bookId: number, transactionId: string): Promise<{ id: number; text: string } | null> {
  const [row] = await sql.query<{ id: number; text: string }>(
    `select s.id, s.text from search_entry e join search_text s on s.book_id = $1 and s.id = e.text_id
      where e.book_id = $1 and e.transaction_id = $2::bigint`,
    [bookId, transactionId],
  );
  return row ?? null;
}

export async function readAccounts(sql: Sql, bookId: number) {
  const rows = await sql.query<AccountRow>(`select ${accountColumns} from account where book_id = $1 order by id`, [bookId]);
  return rows.map(chartAccountOf);
}
