import type { Logger } from 'pino';
import type { DataSource } from 'typeorm';
import {
  embeddingsBatchTexts,
  embeddingsRequestsInARow,
  importGoesFirstSeconds,
  indexBackgroundEntries,
  indexSaidEverySeconds,
} from './config/limits.ts';
import { readBookState } from './ledger/book-state.sql.ts';
import type { Sql } from './ledger/sql.ts';
import { type BatchOutcome, cleanUp, fetchBatch, indexBatch, reembedBatch } from './search/indexing/index-book.ts';
import { isImporting, readCoverage } from './search/indexing/indexing.sql.ts';
import type { EmbeddingModel } from './search/model/embedding-model.ts';
import { type RemoteModel, remotePrefix } from './search/model/remote-model.ts';
import { followBook, followDeletedBooks } from './search/vectors/follow.ts';
import type { VectorStore } from './search/vectors/vector-store.ts';
import { sqlOf } from './store/sql-of.ts';

/** Takes up for search what imports bring, behind them: batch by batch, never while somebody writes to the same book. */
export class SearchIndexing {
  private readonly sql: Sql;
  /** By book, the state that has nothing left to be taken up. */
  private readonly wholeAt = new Map<number, string>();
  private running: Promise<void> = Promise.resolve();
  private timer: NodeJS.Timeout | null = null;
  private stopped = false;

  constructor(
    private readonly source: DataSource,
    private readonly model: () => EmbeddingModel,
    private readonly logger: Pick<Logger, 'info' | 'error'>,
    private readonly now: () => Date,
    /** Follows what is taken up; null where vectors are compared in the process. */
    private readonly vectors: { readonly store: VectorStore; readonly model: string } | null = null,
    /** A model that is a service: its vectors take the place of those that the other one makes at once. */
    private readonly remote: RemoteModel | null = null,
  ) {
    this.sql = sqlOf(source.manager);
  }

  /** Looks now, and every few seconds from then on, whether any book has something new. Does not keep the process alive. */
  start(everySeconds: number): void {
    const look = () => {
      this.timer = setTimeout(() => {
        this.running = this.takeUpAll()
          .catch((error: unknown) => this.logger.error({ err: error }, 'search: taking up entries broke off; it is tried again'))
          .then(() => {
            if (!this.stopped) look();
          });
      }, everySeconds * 1_000).unref();
    };
    this.running = this.takeUpAll().catch((error: unknown) => this.logger.error({ err: error }, 'search: taking up entries broke off'));
    look();
  }

  /** Ends after the batch that is under way; what is left goes on at the next start. */
  async stop(): Promise<void> {
    this.stopped = true;
    if (this.timer) clearTimeout(this.timer);
    await this.running;
  }

  /** Takes up all that is new in every book, as far as nobody writes to it. */
  async takeUpAll(): Promise<void> {
    const books = await this.sql.query<{ id: number }>('select id from book order by id');
    for (const { id } of books) if (!this.stopped) await this.takeUp(id);
    await this.follow(books.map(({ id }) => id));
  }

  private async takeUp(bookId: number): Promise<void> {
    const state = await readBookState(this.sql, bookId);
    if (!state) return;
    const come = `${state.epoch} ${state.version.ledger}`;
    if (this.wholeAt.get(bookId) === come) return;
    const inTransaction = <T>(work: (sql: Sql) => Promise<T>) => this.source.transaction((manager) => work(sqlOf(manager)));
    const steps = [
      (after: string) => indexBatch(inTransaction, bookId, this.model(), after, indexBackgroundEntries),
      () => reembedBatch(inTransaction, bookId, this.model(), this.remote ? remotePrefix : null, indexBackgroundEntries),
      () => cleanUp(inTransaction, bookId),
    ];
    for (const step of steps) if ((await this.untilDone(bookId, step)) !== 'done') return;
    if (this.remote && !(await this.fetch(bookId, this.remote))) return;
    this.wholeAt.set(bookId, come);
  }

  /** Some requests to the service; false where there is more to fetch, or it is away. */
  private async fetch(bookId: number, remote: RemoteModel): Promise<boolean> {
    const inTransaction = <T>(work: (sql: Sql) => Promise<T>) => this.source.transaction((manager) => work(sqlOf(manager)));
    if (remote.isAway || !(await remote.isReady())) return false;
    for (let request = 0; request < embeddingsRequestsInARow && !this.stopped; request += 1) {
      // The service is told of as being away by itself.
      const outcome = await fetchBatch(inTransaction, bookId, remote, embeddingsBatchTexts).catch(() => 'busy' as const);
      if (typeof outcome === 'string') return outcome === 'done';
    }
    return false;
  }

  /** A store that is away is told the next time: the database knows how far it has come. */
  private async follow(books: readonly number[]): Promise<void> {
    if (!this.vectors) return;
    const inTransaction = <T>(work: (sql: Sql) => Promise<T>) => this.source.transaction((manager) => work(sqlOf(manager)));
    const { store, model } = this.vectors;
    for (const id of books) if (!this.stopped) await followBook(inTransaction, id, model, store, indexBackgroundEntries);
    await followDeletedBooks(inTransaction, model, store, indexBackgroundEntries);
  }

  private async untilDone(bookId: number, step: (after: string) => Promise<BatchOutcome>): Promise<'done' | 'busy'> {
    let after = '0';
    let said = this.now().getTime();
    while (!this.stopped) {
      if (await isImporting(this.sql, bookId, importGoesFirstSeconds)) return 'busy';
      const outcome = await step(after);
      if (typeof outcome === 'string') return outcome;
      after = outcome.last;
      if (this.now().getTime() - said < indexSaidEverySeconds * 1_000) continue;
      said = this.now().getTime();
      this.logger.info({ bookId, ...(await readCoverage(this.sql, bookId)) }, 'search: taking up entries');
    }
    return 'busy';
  }
}
