import type { IncomingHttpHeaders } from 'node:http';
import type { Logger } from 'pino';
import { accessTo, type BookAccess } from '../book-access.ts';
import type { Context } from '../context.ts';
import type { BookState } from '../ledger/book-state.sql.ts';
import { createLoaders } from '../ledger/loaders.ts';
import { parseNodeId } from '../ledger/node-id.ts';
import { bookForImport, demoRefusal, type ImportBook, type NewBookSettings } from '../ledger/own-book.sql.ts';
import { notFound, Refusal } from '../ledger/refusal.ts';
import { dayIn } from '../ledger/today.ts';
import { searchDeskOf } from '../search-desk.ts';
import { sharedSnapshot } from '../shared-snapshot.ts';
import type { Store } from '../store/open-store.ts';
import { sqlOf } from '../store/sql-of.ts';
import { faultOfPostgres } from '../store/store-fault.ts';
import { statesOf } from './book-states.ts';

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
  const named = bookHeader(headers);
  const asked = named === null ? statesOf(parts.store).read(null) : namedBook(parts.store, named);
  const came = await asked.catch(refusedWithoutDatabase(parts));
  if (!came) throw new Refusal('UNAVAILABLE', 'There is no book yet. Make one: npm run farthing -- book create NAME.');
  const { book } = came;
  const now = parts.now();
  const loaders = createLoaders(sqlOf(parts.store.source.manager), book.id, (name, keys) => parts.onBatch?.(/^\w*/.exec(name)![0], keys));
  let state: Promise<BookState> | null = Promise.resolve(came);
  const forget = () => {
    loaders.forget();
    state = null;
  };
  return {
    viewer: owner,
    book,
    now,
    today: dayIn(book.timeZone, now),
    loaders,
    search: searchDeskOf(parts.store.source),
    state: () => {
      state ??= statesOf(parts.store)
        .read(book.id)
        .then((it) => it ?? Promise.reject(notFound('This book is gone.')));
      return state;
    },
    ...forgetting(forget, accessTo(parts.store.source, book.id)),
  };
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
function forgetting(forget: () => void, access: BookAccess): BookAccess {
  const { snapshot, forget: forgetSnapshot } = sharedSnapshot(access.snapshot);
  const thenForget = async <T>(write: Promise<T>): Promise<T> => {
    try {
      return await write;
    } finally {
      forget();
      forgetSnapshot();
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
async function namedBook(store: Store, id: string): Promise<BookState> {
  const named = parseNodeId(id);
  const state = named?.kind === 'Book' ? await statesOf(store).read(named.bookId) : null;
  if (!state)
    throw notFound(
      'The farthing-book header takes the id of a book of yours: `{ viewer { books { edges { node { id name } } } } }` lists them.',
      'farthing-book',
    );
  return state;
}

/** Where a file goes that comes with these headers. The demo company takes none. */
export async function importBookOf(parts: GateParts & { newBook: NewBookSettings }, headers: IncomingHttpHeaders): Promise<ImportBook> {
  const named = bookHeader(headers);
  if (named === null)
    return bookForImport(sqlOf(parts.store.source.manager), parts.newBook, parts.now()).catch(refusedWithoutDatabase(parts));
  const { book } = await namedBook(parts.store, named).catch(refusedWithoutDatabase(parts));
  if (book.isDemo) throw new Refusal('FORBIDDEN', demoRefusal);
  return { id: book.id, name: book.name, created: false };
}
