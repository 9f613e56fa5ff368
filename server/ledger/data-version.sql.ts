import type { DataDomain } from './nouns.ts';
import { plannedOnce, type Sql } from './sql.ts';

/** How many changes of each kind a book has seen. All only grow, in the order of commits. */
export interface DataVersion {
  readonly ledger: bigint;
  readonly rates: bigint;
  readonly search: bigint;
}

/** The domain of each part of a version. */
export const partOf = { LEDGER: 'ledger', RATES: 'rates', SEARCH: 'search' } as const satisfies Record<DataDomain, keyof DataVersion>;

/**
 * The version of several domains together. Snapshots follow one another, so no part ever shrinks: equal sums are equal
 * parts, and the greater sum is the later state.
 */
export function versionOver(version: DataVersion, domains: readonly DataDomain[]): bigint {
  return domains.reduce((sum, domain) => sum + version[partOf[domain]], 0n);
}

/**
 * The version that belongs to the snapshot of `sql`. Writes append a row to `book_change` by trigger; the version is
 * what has been folded plus the rows that are visible, so it never lags behind the figures read beside it.
 */
export async function readDataVersion(sql: Sql, bookId: number): Promise<DataVersion> {
  const rows = await sql.query<{ domain: DataDomain; version: string }>(versionStatement, [bookId]);
  const of = (domain: DataDomain) => BigInt(rows.find((row) => row.domain === domain)?.version ?? 0);
  return { ledger: of('LEDGER'), rates: of('RATES'), search: of('SEARCH') };
}

const versionStatement = plannedOnce(
  `select domain, sum(n)::bigint as version
     from (select domain, folded as n from book_version where book_id = $1
           union all
           select domain, count(*) from book_change where book_id = $1 group by domain) x
    group by domain`,
);

/** As clients see it: equal text means equal figures. What only search depends on is no part of it. */
export function printDataVersion(version: Pick<DataVersion, 'ledger' | 'rates'>): string {
  return `${version.ledger}.${version.rates}`;
}

/** Null where the text is none of ours. */
export function parseDataVersion(text: string): Pick<DataVersion, 'ledger' | 'rates'> | null {
  const match = /^(\d+)\.(\d+)$/.exec(text);
  return match && { ledger: BigInt(match[1]!), rates: BigInt(match[2]!) };
}

/** Folds the rows that this transaction sees into one count each. Call under the book's lock. */
export async function foldChanges(sql: Pick<Sql, 'query'>, bookId: number): Promise<void> {
  await sql.query(
    `with gone as (delete from book_change where book_id = $1 returning domain)
     insert into book_version as v (book_id, domain, folded) select $1, domain, count(*) from gone group by domain
     on conflict (book_id, domain) do update set folded = v.folded + excluded.folded`,
    [bookId],
  );
}
