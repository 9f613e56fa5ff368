import type { Sql } from '../../../server/ledger/sql.ts';
import { rounded } from '../measure/timing.ts';

/** Space of the whole book. Tables below a hundredth of a byte per posting are left out of the break-down, not of the sum. */
export interface Disk {
  readonly bytesPerPosting: number;
  readonly byTable: Record<string, { readonly table: number; readonly indexes: number }>;
  readonly rowsPerPosting: Record<string, number>;
}

interface TableSize {
  readonly name: string;
  readonly total: string;
  readonly indexes: string;
  readonly rows: string;
}

/** Sizes after the import, once the database has tidied up as autovacuum would within minutes: space that is free inside tables counts. */
export async function measureDisk(sql: Sql, postings: number): Promise<Disk> {
  await sql.query('vacuum (analyze)');
  const sizes = await sql.query<TableSize>(
    `select relname as name, pg_total_relation_size(oid) as total, pg_indexes_size(oid) as indexes, greatest(reltuples, 0)::bigint as rows
       from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace order by 2 desc`,
  );
  const per = (count: number) => rounded(count / postings);
  const shown = sizes.filter(({ total }) => Number(total) >= postings / 100);
  return {
    bytesPerPosting: per(sizes.reduce((sum, { total }) => sum + Number(total), 0)),
    byTable: Object.fromEntries(
      shown.map(({ name, total, indexes }) => [name, { table: per(Number(total) - Number(indexes)), indexes: per(Number(indexes)) }]),
    ),
    rowsPerPosting: Object.fromEntries(shown.map(({ name, rows }) => [name, per(Number(rows))])),
  };
}
