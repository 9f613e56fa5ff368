import DataLoader from 'dataloader';
import type { Chart, ChartAccount } from './chart.ts';
import { type PostingRow, readPostingsOf, readTransactions, type TransactionRow } from './entries.sql.ts';
import { type AccountRow, accountColumns, chartAccountOf } from './frame.sql.ts';
import { type ImportFacts, readImports } from './imports.sql.ts';
import type { Sql } from './sql.ts';

/** Answers many keys with one statement, each in its place. */
export type Batch<Key, Value> = (sql: Sql, bookId: number, keys: readonly Key[]) => Promise<readonly Value[]>;

/**
 * Look-ups by id, one statement for all of a tick. Each gives null where the book has no such row. They read in the snapshot
 * of the request: never call one inside `write`, which the embedded database would wait for for ever.
 */
export interface Loaders {
  readonly account: DataLoader<number, ChartAccount | null>;
  /** The direct children of an account, in order. */
  readonly children: DataLoader<number, readonly ChartAccount[]>;
  readonly transaction: DataLoader<string, TransactionRow | null>;
  /** The postings of a transaction, in the entry's order. */
  readonly postings: DataLoader<string, readonly PostingRow[]>;
  readonly import: DataLoader<number, ImportFacts | null>;
  /** A look-up of a slice's own: one for each `name`, which must tell apart all that `batch` depends on but the key. */
  own<Key, Value>(name: string, batch: Batch<Key, Value>): DataLoader<Key, Value>;
  /** Forgets all answers: what was read before a write is not true after it. */
  forget(): void;
}

/** What all slices look up; the names of their own are known when they are first used. */
export const sharedLoaders = ['account', 'children', 'transaction', 'postings', 'import'] as const satisfies readonly (keyof Loaders)[];

export interface LoadersOf {
  readonly sql: Sql;
  readonly bookId: number;
  /** The book's accounts where they are at hand, as they were when the request came or later. Null: they are read. */
  chart(): Chart | null;
  /** Told how many keys each statement answered: ones alone are a statement for each parent. */
  onBatch(loader: string, keys: number): void;
}

export function createLoaders({ sql, bookId, chart, onBatch }: LoadersOf): Loaders {
  const known = new Map<string, DataLoader<unknown, unknown>>();
  const own = <Key, Value>(name: string, batch: Batch<Key, Value>): DataLoader<Key, Value> => {
    let loader = known.get(name) as DataLoader<Key, Value> | undefined;
    if (!loader) {
      loader = new DataLoader((keys: readonly Key[]) => {
        onBatch(name, keys.length);
        return batch(sql, bookId, keys);
      });
      known.set(name, loader as DataLoader<unknown, unknown>);
    }
    return loader;
  };
  return {
    account: own('account', async (_, __, ids) => {
      const byId = chart()?.byId;
      // One that came since the request did is not there.
      return byId && ids.every((id) => byId.has(id)) ? ids.map((id) => byId.get(id)!) : readAccounts(sql, bookId, ids);
    }),
    children: own('children', async (_, __, parentIds) => {
      const known = chart();
      return known ? parentIds.map((id) => known.children(id)) : readChildren(sql, bookId, parentIds);
    }),
    transaction: own('transaction', readTransactions),
    postings: own('postings', readPostingsOf),
    import: own('import', readImports),
    own,
    forget: () => {
      for (const loader of known.values()) loader.clearAll();
    },
  };
}

async function readAccounts(sql: Sql, bookId: number, ids: readonly number[]): Promise<(ChartAccount | null)[]> {
  const rows = await sql.query<AccountRow>(`select ${accountColumns} from account where book_id = $1 and id = any ($2::int[])`, [
    bookId,
    ids,
  ]);
  const byId = new Map(rows.map((row) => [row.id, chartAccountOf(row)]));
  return ids.map((id) => byId.get(id) ?? null);
}

async function readChildren(sql: Sql, bookId: number, parentIds: readonly number[]): Promise<ChartAccount[][]> {
  const rows = await sql.query<AccountRow>(
    `select ${accountColumns} from account where book_id = $1 and parent_id = any ($2::int[])
      order by position nulls last, full_name collate "C"`,
    [bookId, parentIds],
  );
  const byParent = new Map<number | null, ChartAccount[]>(parentIds.map((id) => [id, []]));
  for (const row of rows) byParent.get(row.parentId)!.push(chartAccountOf(row));
  return parentIds.map((id) => byParent.get(id)!);
}
