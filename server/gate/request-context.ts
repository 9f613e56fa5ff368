import { accessTo, type BookAccess } from '../book-access.ts';
import type { Context, LiveDesk } from '../context.ts';
import type { BookState } from '../ledger/book-state.sql.ts';
import { readBooks } from '../ledger/books.sql.ts';
import type { BookSettings } from '../ledger/frame.sql.ts';
import type { FramesKept } from '../ledger/frame-memory.ts';
import { createLoaders } from '../ledger/loaders.ts';
import { bookForImport, demoRefusal, type ImportBook, type NewBookSettings } from '../ledger/own-book.sql.ts';
import { notFound, Refusal } from '../ledger/refusal.ts';
import { dayIn } from '../ledger/today.ts';
import type { LiveHub } from '../live/hub.ts';
import { ReadRoute } from '../read-route.ts';
import { searchDeskOf } from '../search-desk.ts';
import { sharedSnapshot } from '../shared-snapshot.ts';
import type { Pulse } from '../store/pulse.ts';
import { sqlOf } from '../store/sql-of.ts';
import { inTurn } from '../store/turns.ts';
import { statesOf } from './book-states.ts';
import { framesOf } from './frames.ts';
import { bookHeader, bookOf, mayUse, refusedWithoutDatabase, type Standing, type StandingParts, standingOf, viewerIn } from './standing.ts';
import { type Asker, type Asking, whoAsks } from './who-asks.ts';

export interface GateParts extends StandingParts {
  readonly now: () => Date;
  readonly hub: LiveHub;
  /** Told how many keys each look-up answered, by the first word of its name. */
  readonly onBatch?: (loader: string, keys: number) => void;
}

/** The context of one request: who asks, which book, and the ways to read and write it. `standing` where it was found before. */
export async function contextOf(parts: GateParts, asking: Asking, standing = standingOf(parts, asking)): Promise<Context> {
  return contextFor(parts, await standing, asking);
}

function contextFor(parts: GateParts, { asker, viewer, came, isRemembered }: Standing, { signal, watchedUntil }: Asking): Context {
  const { book } = came;
  const now = parts.now();
  const { source } = parts.store;
  const access = whileThere(parts.store.pulse, accessTo(source, book.id, signal));
  const route = new ReadRoute({ replicas: parts.store.replicas, bookId: book.id, least: came.position, signal, primary: access.snapshot });
  // What has happened since is not known.
  if (isRemembered) route.toPrimary();
  const frames = framesOf(source).within(came.epoch);
  let chartVersion: bigint | null = came.version.ledger;
  let state: Promise<BookState> | null = Promise.resolve(came);
  const forget = () => {
    loaders.forget();
    state = null;
    chartVersion = null;
  };
  const reading = forgetting(forget, access, route, frames);
  const loaders = createLoaders({
    // They come in the turn in which what they are asked about was read: its snapshot is theirs, and no other is opened.
    sql: { ...reading.importDesk, query: (text, parameters) => reading.snapshot((sql) => sql.query(text, parameters)) },
    bookId: book.id,
    chart: () => (chartVersion === null ? null : (frames.find(book.id, chartVersion)?.chart ?? null)),
    onBatch: (name, keys) => parts.onBatch?.(/^\w*/.exec(name)![0], keys),
  });
  return {
    viewer,
    budget: { left: null, points: 0 },
    book,
    isRemembered,
    now,
    today: dayIn(book.timeZone, now),
    loaders,
    live: liveDeskOf(parts.hub, book.id, watchedUntil),
    search: takingUp(searchDeskOf(source), route),
    viewerBooks: () => booksOf(parts, asker),
    async snapshotOf(bookId, read) {
      if (!mayUse(asker, bookId)) throw notFound('There is no such book.');
      return accessTo(source, bookId).snapshot(read);
    },
    changePeople: (change) => {
      route.toPrimary();
      return parts.store.pulse.whileThere(source.transaction((manager) => change(sqlOf(manager))));
    },
    state: () => {
      state ??= statesOf(parts.store)
        .read(book.id)
        .then((it) => it ?? Promise.reject(notFound('This book is gone.')));
      return state;
    },
    ...reading,
  };
}

/** Nobody waits for a database that is gone; whoever is answered by it tells that it is there. */
function whileThere(pulse: Pulse, access: BookAccess): BookAccess {
  const waited = async <T>(work: Promise<T>): Promise<T> => {
    const result = await pulse.whileThere(work);
    pulse.heard();
    return result;
  };
  return {
    ...access,
    snapshot: (read) => waited(access.snapshot(read)),
    change: (change) => waited(access.change(change)),
    write: (change) => waited(access.write(change)),
  };
}

/** Who only asks once cannot be told of what comes later. */
function liveDeskOf(hub: LiveHub, bookId: number, until: AbortSignal = AbortSignal.abort()): LiveDesk {
  return {
    changes: () => hub.changes(bookId, until),
    importMoves: (importId) => hub.importMoves(bookId, importId, until),
  };
}

async function booksOf(parts: GateParts, asker: Asker): Promise<BookSettings[]> {
  const books = await readBooks(sqlOf(parts.store.source.manager));
  return books.filter(({ id }) => mayUse(asker, id));
}

/** All that a request reads at a time is one snapshot; what it read before it wrote is not true any more. */
function forgetting(forget: () => void, access: BookAccess, route: ReadRoute, frames: FramesKept): BookAccess {
  const { snapshot, forget: forgetSnapshot } = sharedSnapshot(route.snapshot, frames, (unable) => route.failed(unable));
  const thenForget = async <T>(write: Promise<T>): Promise<T> => {
    route.toPrimary();
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
    change: (change) => {
      route.toPrimary();
      return access.change(change);
    },
    write: (change) => thenForget(access.write(change)),
    importDesk: {
      ...importDesk,
      query: (text, parameters) => {
        route.toPrimary();
        return importDesk.query(text, parameters);
      },
      lockedTransaction: (change) => thenForget(importDesk.lockedTransaction(change)),
      fold: () => thenForget(importDesk.fold()),
    },
  };
}

/** What a search takes up before it reads, no replica may have yet. */
function takingUp(desk: Context['search'], route: ReadRoute): Context['search'] {
  const catchUp: Context['search']['catchUp'] = (bookId) => {
    route.toPrimary();
    return desk.catchUp(bookId);
  };
  // By inheritance: to copy a desk is to read its model.
  return Object.create(desk, { catchUp: { value: catchUp } }) as Context['search'];
}

/** Where a file goes that comes with this request. The demo company takes none. */
export async function importBookOf(
  parts: GateParts & { newBook: NewBookSettings },
  asking: Asking,
): Promise<ImportBook & { actor: string }> {
  const asker = await parts.store.pulse.whileThere(whoAsks(parts.auth, parts.identity, asking)).catch(refusedWithoutDatabase(parts));
  const named = bookHeader(asking.headers);
  if (named === null && asker.grants === null) {
    const sql = sqlOf(parts.store.source.manager);
    // Book 0 is none: two imports at once make one book between them.
    const book = inTurn(parts.store.source, 0, () => bookForImport(sql, parts.newBook, parts.now()));
    return { ...(await book.catch(refusedWithoutDatabase(parts))), actor: asker.credential };
  }
  const { book } = await bookOf(parts, asker, named).catch(refusedWithoutDatabase(parts));
  if (!viewerIn(asker, book.id).scopes.includes('IMPORT')) {
    throw new Refusal('FORBIDDEN', 'This credential may not import into the book: it lacks the scope IMPORT.');
  }
  if (book.isDemo) throw new Refusal('FORBIDDEN', demoRefusal);
  return { id: book.id, name: book.name, created: false, actor: asker.credential };
}
