import type { IncomingHttpHeaders } from 'node:http';
import type { Logger } from 'pino';
import { standingReadsApart } from '../config/limits.ts';
import type { Viewer } from '../context.ts';
import { allScopes, permissionsOf } from '../identity/roles.ts';
import type { SignInParts } from '../identity/sign-in.ts';
import type { BookState } from '../ledger/book-state.sql.ts';
import { parseNodeId } from '../ledger/node-id.ts';
import { notFound, Refusal } from '../ledger/refusal.ts';
import type { Store } from '../store/open-store.ts';
import { faultOfPostgres } from '../store/store-fault.ts';
import { statesOf } from './book-states.ts';
import { cookieOf } from './cookie.ts';
import type { RememberedStandings } from './remembered-standings.ts';
import { SharedReads } from './shared-reads.ts';
import { type Asker, type Asking, type Auth, holderOf, requireMayAsk } from './who-asks.ts';

/** Who asks, and the state of the book they ask about, read after the request came. */
export interface Standing {
  readonly asker: Asker;
  /** The asker in this book. */
  readonly viewer: Viewer;
  readonly came: BookState;
  /** The database does not answer: this is what it last said. */
  readonly isRemembered: boolean;
}

export interface StandingParts {
  readonly store: Store;
  readonly remembered: RememberedStandings;
  readonly logger: Pick<Logger, 'error'>;
  readonly auth: Auth;
  readonly identity: SignInParts;
}

/** Throws where the credential or the book is not to be had. */
export async function standingOf(parts: StandingParts, asking: Asking): Promise<Standing> {
  const standing = await readStanding(parts, asking);
  requireMayAsk(parts.auth, standing.asker, asking);
  return standing;
}

/**
 * As `standingOf`; where the database is away, as it was when it last answered: for who can do with older figures that say
 * so. Requests with the same credential for the same book that come together share what is read for them.
 */
export async function standingInNeed(parts: StandingParts, asking: Asking): Promise<Standing> {
  const standing = await sharedOf(parts).read(asking);
  requireMayAsk(parts.auth, standing.asker, asking);
  return standing;
}

export function viewerIn(asker: Asker, bookId: number): Viewer {
  const scopes = asker.grants === null ? allScopes : (asker.grants.find((grant) => grant.bookId === bookId)?.scopes ?? []);
  const { name, credential, personId } = asker;
  return { name, scopes, credential, email: personId === null ? null : name, permissions: permissionsOf(scopes) };
}

export function mayUse(asker: Asker, bookId: number): boolean {
  return asker.grants === null || asker.grants.some((grant) => grant.bookId === bookId);
}

/** The book that the `farthing-book` header names; null without the header. */
export function bookHeader(headers: IncomingHttpHeaders): string | null {
  const value = headers['farthing-book'];
  return typeof value === 'string' && value !== '' ? value : null;
}

/** Every request asks for its credential and book first, so that here is where a database that does not answer is met. */
export function refusedWithoutDatabase(parts: Pick<StandingParts, 'logger'>) {
  return (error: unknown): never => {
    if (faultOfPostgres(error) === error) throw error;
    parts.logger.error({ err: error }, 'the database does not answer');
    throw new Refusal('UNAVAILABLE', 'The database does not answer at the moment. Try again soon; the log of the server says more.');
  };
}

/** The book that was named, else the asker's default. Throws NOT_FOUND or FORBIDDEN where there is none. */
export function bookOf(parts: StandingParts, asker: Asker, named: string | null): Promise<BookState> {
  return named === null ? defaultBook(parts, asker) : namedBook(parts, asker, named);
}

const shared = new WeakMap<StandingParts, SharedReads<Asking, Standing>>();

function sharedOf(parts: StandingParts): SharedReads<Asking, Standing> {
  let reads = shared.get(parts);
  if (!reads) {
    const read = (asking: Asking) => parts.remembered.standing(asking, () => readStanding(parts, asking));
    reads = new SharedReads(read, credentialOf, standingReadsApart);
    shared.set(parts, reads);
  }
  return reads;
}

/** All that a standing depends on, and nothing of what else a request says. No header has a line break. */
function credentialOf({ headers, isIdle = false }: Asking): string {
  return `${headers.authorization ?? ''}\n${cookieOf(headers) ?? ''}\n${bookHeader(headers) ?? ''}\n${isIdle}`;
}

async function readStanding(parts: StandingParts, asking: Asking): Promise<Standing> {
  const { pulse } = parts.store;
  const asker = await pulse.whileThere(holderOf(parts.auth, parts.identity, asking)).catch(refusedWithoutDatabase(parts));
  const book = bookOf(parts, asker, bookHeader(asking.headers));
  const came = await pulse.whileThere(book).catch(refusedWithoutDatabase(parts));
  return { asker, viewer: viewerIn(asker, came.book.id), came, isRemembered: false };
}

async function defaultBook(parts: StandingParts, asker: Asker): Promise<BookState> {
  const states = statesOf(parts.store);
  if (asker.grants === null) {
    const book = await states.read(null);
    if (!book) throw new Refusal('UNAVAILABLE', 'There is no book yet. Make one: npm run farthing -- book create NAME.');
    return book;
  }
  const [first] = asker.grants;
  const book = first ? await states.read(first.bookId) : null;
  if (!book)
    throw new Refusal('FORBIDDEN', 'No book is shared with you. Its owner adds you: npm run farthing -- user add EMAIL --book BOOK.');
  return book;
}

/** Throws NOT_FOUND where there is no such book for this asker, whether others have it or nobody. */
async function namedBook(parts: StandingParts, asker: Asker, text: string): Promise<BookState> {
  const id = parseNodeId(text);
  const isTheirs = id?.kind === 'Book' && mayUse(asker, id.bookId);
  const book = isTheirs ? await statesOf(parts.store).read(id.bookId) : null;
  if (!book)
    throw notFound(
      'The farthing-book header takes the id of a book of yours: `{ viewer { books { edges { node { id name } } } } }` lists them.',
      'farthing-book',
    );
  return book;
}
