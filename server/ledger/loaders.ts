import DataLoader from 'dataloader';
import type { ChartAccount } from './chart.ts';
import { nameOf } from './frame.sql.ts';
import { type ImportFacts, readImports } from './imports.sql.ts';
import type { Sql } from './sql.ts';

/** Look-ups by id, one statement for all of a tick. Each gives null where the book has no such row. */
export interface Loaders {
  readonly account: DataLoader<number, ChartAccount | null>;
  readonly import: DataLoader<number, ImportFacts | null>;
}

export function createLoaders(sql: Sql, bookId: number): Loaders {
  return {
    account: new DataLoader((ids) => readAccounts(sql, bookId, ids)),
    import: new DataLoader((ids) => readImports(sql, bookId, ids)),
  };
}

async function readAccounts(sql: Sql, bookId: number, ids: readonly number[]): Promise<(ChartAccount | null)[]> {
  const rows = await sql.query<Omit<ChartAccount, 'name' | 'depth'>>(
    `select id, full_name as "fullName", parent_id as "parentId", path, type, role, role_inferred as "roleInferred",
            is_conversion as "isConversion"
       from account where book_id = $1 and id = any ($2::int[])`,
    [bookId, ids],
  );
  const byId = new Map(rows.map((row) => [row.id, { ...row, name: nameOf(row.fullName), depth: row.path.length }]));
  return ids.map((id) => byId.get(id) ?? null);
}
