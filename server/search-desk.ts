import type { DataSource } from 'typeorm';
import { indexAtOnceEntries, indexBatchEntries } from './config/limits.ts';
import { readBookState } from './ledger/book-state.sql.ts';
import type { Sql } from './ledger/sql.ts';
import type { SearchDesk } from './search/answer/desk.ts';
import { Shelves } from './search/answer/shelves.ts';
import { indexBatch } from './search/indexing/index-book.ts';
import { readCoverage } from './search/indexing/indexing.sql.ts';
import type { EmbeddingModel } from './search/model/embedding-model.ts';
import type { RemoteModel } from './search/model/remote-model.ts';
import { StaticModel } from './search/model/static-model.ts';
import { nearestBy } from './search/vectors/nearest.ts';
import type { VectorStore } from './search/vectors/vector-store.ts';
import { sqlOf } from './store/sql-of.ts';

/** A vector store that follows the books, and who is told where it does not answer. */
interface Follower {
  readonly store: VectorStore;
  /** Whose vectors are in it. */
  readonly model: string;
  onFault(error: unknown): void;
}

const desks = new WeakMap<DataSource, SearchDesk>();
const followers = new WeakMap<DataSource, Follower>();
const remotes = new WeakMap<DataSource, RemoteModel>();
let model: EmbeddingModel | null = null;

/** The built-in model, read when it is first needed: most commands never do. */
export function builtInModel(): EmbeddingModel {
  model ??= new StaticModel();
  return model;
}

/** From now on a vector store is asked for what is near; without one, all vectors are compared in the process. */
export function askVectorStore(source: DataSource, follower: Follower): void {
  followers.set(source, follower);
}

/** From now on questions go to this model, wherever it has nearly all of a book's texts. */
export function askRemoteModel(source: DataSource, remote: RemoteModel): void {
  remotes.set(source, remote);
}

/** The search of a store: one for all requests, since it holds texts in memory. */
export function searchDeskOf(source: DataSource): SearchDesk {
  let desk = desks.get(source);
  if (!desk) {
    desk = createDesk(source);
    desks.set(source, desk);
  }
  return desk;
}

function createDesk(source: DataSource): SearchDesk {
  const shelves = new Shelves(builtInModel, () => remotes.get(source) ?? null);
  // Books whose every entry was indexed when their ledger had this version; null where not all were.
  const known = new Map<number, { readonly epoch: string; wholeAt: bigint | null }>();
  const sql = sqlOf(source.manager);
  const inTransaction = <T>(work: (sql: Sql) => Promise<T>) => source.transaction((manager) => work(sqlOf(manager)));
  return {
    get builtIn() {
      return builtInModel();
    },
    get vectorStore() {
      return followers.get(source)?.store.name ?? 'exact scan in the process';
    },
    prepare: async (questions) => remotes.get(source)?.remember(questions),
    async put(snapshot, bookId, question) {
      const put = await shelves.put(snapshot, bookId, question);
      const follower = followers.get(source);
      const follows = follower?.model === put.model;
      return { ...put, nearest: follower && follows ? nearestBy(follower.store, bookId, follower.onFault) : null };
    },
    builtInTexts: (snapshot, bookId) => shelves.builtIn(snapshot, bookId),
    textsOf: (snapshot, bookId) => shelves.current(snapshot, bookId),
    async catchUp(bookId) {
      const state = await readBookState(sql, bookId);
      if (!state) return 1;
      const { epoch, version } = state;
      let own = known.get(bookId);
      if (own?.epoch !== epoch) {
        // Another history has the same numbers for other things.
        shelves.forget(bookId);
        own = { epoch, wholeAt: null };
        known.set(bookId, own);
      }
      if (own.wholeAt === version.ledger) return 1;
      const before = await readCoverage(sql, bookId);
      if (before.all - before.indexed <= indexAtOnceEntries) await takeUp(inTransaction, bookId);
      const { indexed, all } = await readCoverage(sql, bookId);
      if (indexed >= all) own.wholeAt = version.ledger;
      return all === 0 ? 1 : Math.min(1, indexed / all); // not money: a share
    },
  };
}

/** Few entries are taken up while somebody waits for them; where somebody writes to the book, they wait. */
async function takeUp(inTransaction: <T>(work: (sql: Sql) => Promise<T>) => Promise<T>, bookId: number): Promise<void> {
  let after = '0';
  for (;;) {
    const outcome = await indexBatch(inTransaction, bookId, builtInModel(), after, indexBatchEntries);
    if (typeof outcome === 'string') return;
    after = outcome.last;
  }
}
