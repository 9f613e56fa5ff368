import { LRUCache } from 'lru-cache';
import type { DataVersion } from './data-version.sql.ts';
import { type BookSettings, bookColumns } from './frame.sql.ts';
import { plannedOnce, type Sql } from './sql.ts';

/** A book as it stands at one moment: what is answered to a request has to be at least as new. */
export interface BookState {
  readonly book: BookSettings;
  readonly version: DataVersion;
  /**
   * Tells apart all states whose versions cannot be compared: other databases, the same one restored or failed over to a
   * standby that had not seen all, and the same book after its cache was cleared.
   */
  readonly epoch: string;
  /** How far the database had written when this was read: whoever has come as far shows no less. */
  readonly position: Position;
}

/** A place in what a database writes. Those of one history alone can be compared. */
export interface Position {
  /** Tells apart other databases, and those that went on by themselves from a common beginning. */
  readonly history: string;
  /** In bytes from the beginning of the log. */
  readonly written: bigint;
}

/**
 * All that this statement sees is before it: its commits were flushed before they could be seen, but where the settings let
 * them be seen earlier.
 */
const written = `(case when pg_is_in_recovery() then pg_last_wal_replay_lsn()
                       when current_setting('synchronous_commit') = 'off' then pg_current_wal_insert_lsn()
                       else pg_current_wal_flush_lsn() end - '0/0')::text`;

const history = `(select system_identifier from pg_control_system())
              || '-' || (select oid from pg_database where datname = current_database())
              || '-' || case when pg_is_in_recovery() then 'standby' else left(pg_walfile_name(pg_current_wal_insert_lsn()), 8) end`;

/** How far a database has come that is written to. */
export async function readPosition(sql: Pick<Sql, 'query'>): Promise<Position> {
  const [row] = await sql.query<{ history: string; written: string }>(`select ${history} as history, ${written} as written`);
  return { history: row!.history, written: BigInt(row!.written) };
}

const counted = (domain: string) =>
  `(select coalesce((select folded from book_version v where v.book_id = b.id and v.domain = '${domain}'), 0)
           + (select count(*) from book_change c where c.book_id = b.id and c.domain = '${domain}'))::text`;

/** As one text: where nothing has been written since the last time it is the same, and need not be taken apart again. */
const statementFor = (book: string) =>
  plannedOnce(
    `select row_to_json(state)::text as state
       from (select ${bookColumns}, ${counted('LEDGER')} as ledger, ${counted('RATES')} as rates, ${counted('SEARCH')} as search,
                    ${history} as history, cache_generation::text as generation, ${written} as written
               from book b
              where id = ${book}) state`,
  );

const ofBook = statementFor('$1');
const ofDefaultBook = statementFor('(select id from book order by is_default desc, id limit 1)');

/**
 * One statement, so that all of it belongs together. Null: the default book, else the first. Null is answered where there is
 * no such book. A state that has been read before is answered as the same object.
 */
export async function readBookState(sql: Pick<Sql, 'query'>, bookId: number | null): Promise<BookState | null> {
  const [row] = await (bookId === null ? sql.query<{ state: string }>(ofDefaultBook) : sql.query<{ state: string }>(ofBook, [bookId]));
  if (!row) return null;
  let state = known.get(row.state);
  if (!state) {
    state = stateOf(row.state);
    known.set(row.state, state);
  }
  return state;
}

/** About a kilobyte each. */
const statesMax = 1_000;

/** By what the database said. The text names the database too. */
const known = new LRUCache<string, BookState>({ max: statesMax });

function stateOf(text: string): BookState {
  const { ledger, rates, search, history: read, generation, written: come, ...book } = JSON.parse(text) as BookSettings & StateColumns;
  return {
    book,
    version: { ledger: BigInt(ledger), rates: BigInt(rates), search: BigInt(search) },
    epoch: `${read}-${generation}`,
    position: { history: read, written: BigInt(come) },
  };
}

type StateColumns = Readonly<Record<'ledger' | 'rates' | 'search' | 'history' | 'generation' | 'written', string>>;

/** Puts all that was kept of this book's answers out of reach. */
export async function startCacheGeneration(sql: Sql, bookId: number): Promise<void> {
  await sql.query('update book set cache_generation = cache_generation + 1 where id = $1', [bookId]);
}
