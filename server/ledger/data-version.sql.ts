import type { DataDomain } from './nouns.ts';
import type { Sql } from './sql.ts';

/** How many changes of each kind a book has seen. Both only grow, in the order of commits. */
export interface DataVersion {
  readonly ledger: bigint;
  readonly rates: bigint;
}

/**
 * The version that belongs to the snapshot of `sql`. Writes append a row to `book_change` by trigger; the version is
 * what has been folded plus the rows that are visible, so it never lags behind the figures read beside it.
 */
export async function readDataVersion(sql: Sql, bookId: number): Promise<DataVersion> {
  const rows = await sql.query<{ domain: DataDomain; version: string }>(
    `select domain, sum(n)::bigint as version
       from (select domain, folded as n from book_version where book_id = $1
             union all
             select domain, count(*) from book_change where book_id = $1 group by domain) x
      group by domain`,
    [bookId],
  );
  const of = (domain: DataDomain) => BigInt(rows.find((row) => row.domain === domain)?.version ?? 0);
  return { ledger: of('LEDGER'), rates: of('RATES') };
}

/** As clients see it: equal text means equal figures. */
export function printDataVersion(version: DataVersion): string {
  return `${version.ledger}.${version.rates}`;
}

/** Folds the rows that this transaction sees into one count each. Call under the book's lock. */
export async function foldChanges(sql: Sql, bookId: number): Promise<void> {
  await sql.query(
    `with gone as (delete from book_change where book_id = $1 returning domain)
     insert into book_version as v (book_id, domain, folded) select $1, domain, count(*) from gone group by domain
     on conflict (book_id, domain) do update set folded = v.folded + excluded.folded`,
    [bookId],
  );
}
