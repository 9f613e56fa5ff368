import type { Sql } from '../../ledger/sql.ts';

/** The first of the two numbers of the lock on following a book; the second is the book's id. */
const followLock = 1178686057;

export async function tryLockFollower(sql: Sql, bookId: number): Promise<boolean> {
  const [row] = await sql.query<{ locked: boolean }>('select pg_try_advisory_xact_lock($1, $2) as locked', [followLock, bookId]);
  return row!.locked;
}

/** How far the store has followed; from the first call on, what is taken out is kept for it. */
export async function readRevision(sql: Sql, bookId: number, store: string): Promise<string> {
  await sql.query('insert into search_follower (book_id, store) values ($1, $2) on conflict do nothing', [bookId, store]);
  const [row] = await sql.query<{ revision: string }>('select revision from search_follower where book_id = $1 and store = $2', [
    bookId,
    store,
  ]);
  return row!.revision;
}

export async function advance(sql: Sql, bookId: number, store: string, revision: string): Promise<void> {
  await sql.query('update search_follower set revision = greatest(revision, $3::bigint) where book_id = $1 and store = $2', [
    bookId,
    store,
    revision,
  ]);
}

export async function readTextsBehind(
  sql: Sql,
  bookId: number,
  model: string,
  revision: string,
  limit: number,
): Promise<{ id: number; vector: Int8Array; revision: string }[]> {
  const rows = await sql.query<{ id: number; vector: Buffer; revision: string }>(
    `select id, vector, revision from search_text
      where book_id = $1 and revision > $2::bigint and model = $3 order by revision limit $4::int`,
    [bookId, revision, model, limit],
  );
  return rows.map(({ vector, ...row }) => ({ ...row, vector: new Int8Array(vector.buffer, vector.byteOffset, vector.length) }));
}

export async function readGone(sql: Sql, bookId: number, store: string, limit: number): Promise<number[]> {
  const rows = await sql.query<{ id: number }>(
    'select text_id as id from search_text_gone where book_id = $1 and store = $2 order by text_id limit $3::int',
    [bookId, store, limit],
  );
  return rows.map(({ id }) => id);
}

export async function forgetGone(sql: Sql, bookId: number, store: string, ids: readonly number[]): Promise<void> {
  await sql.query('delete from search_text_gone where book_id = $1 and store = $2 and text_id = any ($3::int[])', [bookId, store, ids]);
}

/** Books that the store followed and that are no more. */
export async function readFollowedBooks(sql: Sql, store: string): Promise<number[]> {
  const rows = await sql.query<{ id: number }>(
    'select f.book_id as id from search_follower f where f.store = $1 and not exists (select from book b where b.id = f.book_id)',
    [store],
  );
  return rows.map(({ id }) => id);
}

export async function dropFollower(sql: Sql, bookId: number, store: string): Promise<void> {
  await sql.query('delete from search_follower where book_id = $1 and store = $2', [bookId, store]);
}
