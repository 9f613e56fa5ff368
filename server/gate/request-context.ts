import type { IncomingHttpHeaders } from 'node:http';
import type { Logger } from 'pino';
import { accessTo, type BookAccess } from '../book-access.ts';
import type { Context } from '../context.ts';
import { findBook, readDefaultBook } from '../ledger/books.sql.ts';
import type { BookSettings } from '../ledger/frame.sql.ts';
import { createLoaders, type Loaders } from '../ledger/loaders.ts';
import { parseNodeId } from '../ledger/node-id.ts';
import { bookForImport, demoRefusal, type ImportBook, type NewBookSettings } from '../ledger/own-book.sql.ts';
import { notFound, Refusal } from '../ledger/refusal.ts';
import { dayIn } from '../ledger/today.ts';
import { searchDeskOf } from '../search-desk.ts';
import { sharedSnapshot } from '../shared-snapshot.ts';
import type { Store } from '../store/open-store.ts';
import { sqlOf } from '../store/sql-of.ts';
import { faultOfPostgres } from '../store/store-fault.ts';

/** Without sign-in, every request is the owner of the local books. */
const owner = { name: 'Owner', scopes: ['READ', 'IMPORT', 'WRITE', 'ADMIN'] } as const;

interface GateParts {
  readonly store: Store;
  readonly logger: Pick<Logger, 'error'>;
  readonly now: () => Date;
  /** Told how many keys each look-up answered, by the first word of its name. */
  readonly onBatch?: (loader: string, keys: number) => void;
}

/** The context of one request: who asks, which book, and the ways to read and write it. */
export async function contextOf(parts: GateParts, headers: IncomingHttpHeaders): Promise<Context> {
  const sql = sqlOf(parts.store.source.manager);
  const named = bookHeader(headers);
  const book = await (named === null ? readDefaultBook(sql) : namedBook(parts.store, named)).catch(refusedWithoutDatabase(parts));
  if (!book) throw new Refusal('UNAVAILABLE', 'There is no book yet. Make one: npm run farthing -- book create NAME.');
  const now = parts.now();
  const loaders = createLoaders(sql, book.id, (name, keys) => parts.onBatch?.(/^\w*/.exec(name)![0], keys));
  const access = forgetting(loaders, accessTo(parts.store.source, book.id));
  return { viewer: owner, book, now, today: dayIn(book.timeZone, now), loaders, search: searchDeskOf(parts.store.source), ...access };
}

/** Every request asks for its book first, so that here is where a database that does not answer is met. */
function refusedWithoutDatabase(parts: GateParts) {
  return (error: unknown): never => {
    if (faultOfPostgres(error) === error) throw error;
    parts.logger.error({ err: error }, 'the database does not answer');
    throw new Refusal('UNAVAILABLE', 'The database does not answer at the moment. Try again soon; the log of the server says more.');
  };
}

/** All that a request reads at a time is one snapshot; what it read before it wrote is not true any more. */
function forgetting(loaders: Loaders, access: BookAccess): BookAccess {
  const { snapshot, forget } = sharedSnapshot(access.snapshot);
  const thenForget = async <T>(write: Promise<T>): Promise<T> => {
    try {
      return await write;
    } finally {
      loaders.forget();
      forget();
    }
  };
  const { importDesk } = access;
  return {
    ...access,
    snapshot,
    write: (change) => thenForget(access.write(change)),
    importDesk: { ...importDesk, lockedTransaction: (change) => thenForget(importDesk.lockedTransaction(change)) },
  };
}

/** The book that the `farthing-book` header names; null without the header. */
function bookHeader(headers: IncomingHttpHeaders): string | null {
  const value = headers['farthing-book'];
  return typeof value === 'string' && value !== '' ? value : null;
}

/** Throws NOT_FOUND where there is no such book. */
async function namedBook(store: Store, id: string): Promise<BookSettings> {
  const book = parseNodeId(id)?.kind === 'Book' ? await findBook(sqlOf(store.source.manager), id) : null;
  if (!book)
    throw notFound(
      'The farthing-book header takes the id of a book of yours: `{ viewer { books { edges { node { id name } } } } }` lists them.',
      'farthing-book',
    );
  return book;
}

/** Where a file goes that comes with these headers. The demo company takes none. */
export async function importBookOf(parts: GateParts & { newBook: NewBookSettings }, headers: IncomingHttpHeaders): Promise<ImportBook> {
  const named = bookHeader(headers);
  if (named === null)
    return bookForImport(sqlOf(parts.store.source.manager), parts.newBook, parts.now()).catch(refusedWithoutDatabase(parts));
  const book = await namedBook(parts.store, named).catch(refusedWithoutDatabase(parts));
  if (book.isDemo) throw new Refusal('FORBIDDEN', demoRefusal);
  return { id: book.id, name: book.name, created: false };
}
