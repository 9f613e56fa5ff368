import type { Sql } from '../../ledger/sql.ts';
import type { InTransaction } from '../indexing/index-book.ts';
import {
  advance,
  dropFollower,
  forgetGone,
  readFollowedBooks,
  readGone,
  readRevision,
  readTextsBehind,
  tryLockFollower,
} from './follow.sql.ts';
import type { VectorStore } from './vector-store.ts';

/**
 * Tells a vector store what is new and what is gone of a book, in batches. The database remembers how far the store has come
 * only after it has answered: while it is away nothing is lost, and what it hears twice does no harm. Returns how many
 * vectors it was told of. Throws where the store does not answer.
 */
export async function followBook(
  inTransaction: InTransaction,
  bookId: number,
  model: string,
  store: VectorStore,
  batchSize: number,
): Promise<number> {
  let told = 0;
  for (;;) {
    const count = await inTransaction((sql) => followBatch(sql, bookId, model, store, batchSize));
    if (count === 0) return told;
    told += count;
  }
}

/** Under a lock of its own: two servers at once could tell of a text after it was taken out. */
async function followBatch(sql: Sql, bookId: number, model: string, store: VectorStore, batchSize: number): Promise<number> {
  if (!(await tryLockFollower(sql, bookId))) return 0;
  const gone = await readGone(sql, bookId, store.name, batchSize);
  if (gone.length > 0) {
    await store.remove(sql, bookId, gone);
    await forgetGone(sql, bookId, store.name, gone);
    return gone.length;
  }
  const texts = await readTextsBehind(sql, bookId, model, await readRevision(sql, bookId, store.name), batchSize);
  if (texts.length === 0) return 0;
  await store.upsert(sql, bookId, texts);
  await advance(sql, bookId, store.name, texts.at(-1)!.revision);
  return texts.length;
}

/** Books that were deleted while the store followed them: what is left of them is taken out of it. */
export async function followDeletedBooks(
  inTransaction: InTransaction,
  model: string,
  store: VectorStore,
  batchSize: number,
): Promise<void> {
  for (const bookId of await inTransaction((sql) => readFollowedBooks(sql, store.name))) {
    await followBook(inTransaction, bookId, model, store, batchSize);
    await inTransaction((sql) => dropFollower(sql, bookId, store.name));
  }
}
