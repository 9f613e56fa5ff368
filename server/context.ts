import type { BookState } from './ledger/book-state.sql.ts';
import type { DataVersion } from './ledger/data-version.sql.ts';
import type { BookSettings } from './ledger/frame.sql.ts';
import type { Loaders } from './ledger/loaders.ts';
import type { DataDomain } from './ledger/nouns.ts';
import type { PlainDate } from './ledger/plain-date.ts';
import type { Sql } from './ledger/sql.ts';
import type { SearchDesk } from './search/answer/desk.ts';

export type Scope = 'READ' | 'IMPORT' | 'WRITE' | 'ADMIN';

/** Who asks. Without sign-in this is the owner of the local books. */
export interface Viewer {
  readonly name: string;
  readonly scopes: readonly Scope[];
  /** Whose limits a request counts against, and who stands in the log of changes: `person 3`, `key fk_...`, `local`. */
  readonly credential: string;
  /** Whom the session is of; null for a key, and where nobody signs in. */
  readonly email: string | null;
  /** Equal text for equal rights in the book, whoever has them. A part of every cache key of what depends on its reader. */
  readonly permissions: string;
}

/** How the points of a credential in a book stand. */
export interface Budget {
  readonly limit: number;
  readonly remaining: number;
  /** Until it is whole again. */
  readonly resetSeconds: number;
  readonly perSecond: number;
}

/** A book has come to a new state, in which these domains are newer. */
export interface BookMove {
  readonly domains: readonly DataDomain[];
  readonly version: Pick<DataVersion, 'ledger' | 'rates'>;
}

/** What happens in the book from now on, until whoever asked is gone. */
export interface LiveDesk {
  /** Every new state once, in order. */
  changes(): Promise<AsyncIterableIterator<BookMove>>;
  /** A sign whenever the import's record may have moved. */
  importMoves(importId: number): AsyncIterableIterator<unknown>;
}

/** All that a resolver may touch. The book comes from the credential and the `farthing-book` header, never from an argument. */
export interface Context {
  readonly viewer: Viewer;
  /** Filled in when the question has been charged, before any resolver runs: what is left, and what it took. */
  readonly budget: { left: Budget | null; points: number };
  /** As it was when the request came. Reports read their own frame inside their own snapshot. */
  readonly book: BookSettings;
  /** The database does not answer: who asks, and the state of the book, are as it last said. */
  readonly isRemembered: boolean;
  /** The instant of the request. */
  readonly now: Date;
  /** The day of `now` in the book's time zone. */
  readonly today: PlainDate;
  /** Batches look-ups that happen once per parent. Made anew for each request. */
  readonly loaders: Loaders;
  /** The state that an answer must not be older than: read after the request came, and anew after each write of its own. */
  state(): Promise<BookState>;
  /** Only subscriptions have it. */
  readonly live: LiveDesk;
  /** Search by meaning. */
  readonly search: SearchDesk;
  /** The books that the viewer may name in the `farthing-book` header, in the order in which they were made. */
  viewerBooks(): Promise<BookSettings[]>;
  /** As `snapshot`, of another of those books. Throws NOT_FOUND for any that is not among them. */
  snapshotOf<T>(bookId: number, read: (sql: Sql) => Promise<T>): Promise<T>;
  /** Reads in one snapshot: figures and data version belong together. */
  snapshot<T>(read: (sql: Sql) => Promise<T>): Promise<T>;
  /** Changes what is about the book and none of its figures: no lock, and nothing to settle. */
  change<T>(change: (sql: Sql) => Promise<T>): Promise<T>;
  /**
   * Changes who belongs to the book, in one transaction. People are of no one book, so that this reaches all of them: every statement
   * names the book itself, and nothing else comes this way.
   */
  changePeople<T>(change: (sql: Sql) => Promise<T>): Promise<T>;
  /** Writes to this book in one transaction, under the book's lock, and settles what is derived. Nothing is kept if it throws. */
  write<T>(change: (sql: Sql) => Promise<T>): Promise<T>;
  /** As `write`, for imports: single statements as they come, and one transaction whose end the importer settles itself. */
  readonly importDesk: Sql & {
    lockedTransaction<T>(change: (sql: Sql) => Promise<T>): Promise<T>;
    /** Folds what came into the book's sums where that is more than reports should read, in parts at once where there are several sessions. */
    fold(): Promise<unknown>;
    /** Statements beside that transaction; null where the database has one session. */
    readonly besides: Sql | null;
  };
}
