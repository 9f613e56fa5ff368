import { createHash } from 'node:crypto';
import type { Sql } from '../../ledger/sql.ts';
import type { EmbeddingModel } from '../model/embedding-model.ts';
import type { RemoteModel } from '../model/remote-model.ts';
import { indexTextOf } from './index-text.ts';
import {
  deleteUnsaidTexts,
  insertEntries,
  insertTexts,
  type NewText,
  readForeignTexts,
  readTextIds,
  readUnindexed,
  replaceVectors,
  tryLockBook,
} from './indexing.sql.ts';

/** Runs work in a database transaction of its own. */
export type InTransaction = <T>(work: (sql: Sql) => Promise<T>) => Promise<T>;

export type BatchOutcome = { readonly last: string; readonly count: number } | 'done' | 'busy';

/**
 * Takes up the next entries behind `after`. Each batch is a transaction of its own: what is done stays done when the server
 * stops. `busy` where somebody writes to the book, who goes first.
 */
export function indexBatch(
  inTransaction: InTransaction,
  bookId: number,
  model: EmbeddingModel,
  after: string,
  size: number,
): Promise<BatchOutcome> {
  return inTransaction(async (sql) => {
    if (!(await tryLockBook(sql, bookId))) return 'busy';
    const entries = await readUnindexed(sql, bookId, after, size);
    if (entries.length === 0) return 'done';
    const said = entries.map((entry) => {
      const text = indexTextOf(entry);
      return { id: entry.id, date: entry.date, text, digest: createHash('md5').update(text).digest('hex') };
    });
    const byDigest = new Map(said.map(({ digest, text }) => [digest, text]));
    const ids = await readTextIds(sql, bookId, [...byDigest.keys()]);
    const missing = [...byDigest].filter(([digest]) => !ids.has(digest));
    const vectors = await model.embedTexts(missing.map(([, text]) => text));
    const fresh: NewText[] = missing.map(([digest, text], at) => ({ digest, text, vector: vectors[at]! }));
    if (fresh.length > 0) for (const [digest, id] of await insertTexts(sql, bookId, model.id, fresh)) ids.set(digest, id);
    await insertEntries(
      sql,
      bookId,
      said.map(({ id, date, digest }) => ({ id, date, textId: ids.get(digest)! })),
    );
    return { last: entries.at(-1)!.id, count: entries.length };
  });
}

/** Gives the next texts that another model embedded their vectors anew; those of models whose ids begin with `kept` keep theirs. */
export function reembedBatch(
  inTransaction: InTransaction,
  bookId: number,
  model: EmbeddingModel,
  kept: string | null,
  size: number,
): Promise<BatchOutcome> {
  return inTransaction(async (sql) => {
    if (!(await tryLockBook(sql, bookId))) return 'busy';
    const texts = await readForeignTexts(sql, bookId, model.id, kept, size);
    if (texts.length === 0) return 'done';
    const vectors = await model.embedTexts(texts.map(({ text }) => text));
    await replaceVectors(
      sql,
      bookId,
      model.id,
      texts.map(({ id }, at) => ({ id, vector: vectors[at]! })),
    );
    return { last: String(texts.at(-1)!.id), count: texts.length };
  });
}

/**
 * Fetches the vectors of the next texts from a model that is a service. It is waited for outside of any transaction: nobody who
 * writes to the book waits for it. Throws where the service does not answer.
 */
export async function fetchBatch(inTransaction: InTransaction, bookId: number, remote: RemoteModel, size: number): Promise<BatchOutcome> {
  const { id } = remote;
  if (id === null) return 'busy';
  const texts = await inTransaction((sql) => readForeignTexts(sql, bookId, id, null, size));
  if (texts.length === 0) return 'done';
  const vectors = await remote.embedTexts(texts.map(({ text }) => text));
  return inTransaction(async (sql) => {
    // Revisions are given under the book's lock alone, so that none is passed over by who reads them in order.
    if (!(await tryLockBook(sql, bookId))) return 'busy';
    await replaceVectors(
      sql,
      bookId,
      id,
      texts.map((text, at) => ({ id: text.id, vector: vectors[at]! })),
    );
    return { last: String(texts.at(-1)!.id), count: texts.length };
  });
}

/** Takes out what no entry says any more. */
export function cleanUp(inTransaction: InTransaction, bookId: number): Promise<BatchOutcome> {
  return inTransaction(async (sql) => {
    if (!(await tryLockBook(sql, bookId))) return 'busy';
    await deleteUnsaidTexts(sql, bookId);
    return 'done';
  });
}
