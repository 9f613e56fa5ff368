import type { DataVersion } from './data-version.sql.ts';
import { type BookSettings, bookColumns } from './frame.sql.ts';
import type { Sql } from './sql.ts';

/** A book as it stands at one moment: what is answered to a request has to be at least as new. */
export interface BookState {
  readonly book: BookSettings;
  readonly version: DataVersion;
  /**
   * Tells apart all states whose versions cannot be compared: other databases, the same one restored or failed over to a
   * standby that had not seen all, and the same book after its cache was cleared.
   */
  readonly epoch: string;
}

const counted = (domain: string) =>
  `(select coalesce((select folded from book_version v where v.book_id = b.id and v.domain = '${domain}'), 0)
           + (select count(*) from book_change c where c.book_id = b.id and c.domain = '${domain}'))::text`;

/** One statement, so that all of it belongs together. Null: the default book, else the first. Null is answered where there is no such book. */
export async function readBookState(sql: Sql, bookId: number | null): Promise<BookState | null> {
  const [row] = await sql.query<BookSettings & { ledger: string; rates: string; search: string; epoch: string }>(
    `select ${bookColumns}, ${counted('LEDGER')} as ledger, ${counted('RATES')} as rates, ${counted('SEARCH')} as search,
            (select system_identifier from pg_control_system())
              || '-' || (select oid from pg_database where datname = current_database())
              || '-' || case when pg_is_in_recovery() then 'standby' else left(pg_walfile_name(pg_current_wal_insert_lsn()), 8) end
              || '-' || cache_generation as epoch
       from book b
      where id = ${bookId === null ? '(select id from book order by is_default desc, id limit 1)' : '$1'}`,
    bookId === null ? [] : [bookId],
  );
  if (!row) return null;
  const { ledger, rates, search, epoch, ...book } = row;
  return { book, version: { ledger: BigInt(ledger), rates: BigInt(rates), search: BigInt(search) }, epoch };
}

/** Puts all that was kept of this book's answers out of reach. */
export async function startCacheGeneration(sql: Sql, bookId: number): Promise<void> {
  await sql.query('update book set cache_generation = cache_generation + 1 where id = $1', [bookId]);
}
