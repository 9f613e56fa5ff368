import type { ImportStatus } from './nouns.ts';
import type { Sql } from './sql.ts';

/** The record of one import, as it stands now. */
export interface ImportFacts {
  readonly id: number;
  readonly fileName: string;
  readonly format: string;
  readonly status: ImportStatus;
  readonly dryRun: boolean;
  /** Bytes; null where the sender did not say. */
  readonly bytesTotal: number | null;
  readonly bytesRead: number;
  readonly transactionsAdded: number;
  readonly duplicatesSkipped: number;
  /** Of a sync; else 0, as the next. */
  readonly transactionsChanged: number;
  readonly transactionsRemoved: number;
  readonly pricesAdded: number;
  readonly createdAt: Date;
  readonly finishedAt: Date | null;
  readonly undoneAt: Date | null;
}

const columns = `id, file_name as "fileName", format, status, dry_run as "dryRun", bytes_total::float8 as "bytesTotal",
  bytes_read::float8 as "bytesRead", transactions_added as "transactionsAdded", duplicates_skipped as "duplicatesSkipped",
  prices_added as "pricesAdded", created_at as "createdAt", finished_at as "finishedAt", undone_at as "undoneAt",
  transactions_changed as "transactionsChanged", transactions_removed as "transactionsRemoved"`;

/** In the order of `ids`; null where the book has no such import. */
export async function readImports(sql: Sql, bookId: number, ids: readonly number[]): Promise<(ImportFacts | null)[]> {
  const rows = await sql.query<ImportFacts>(`select ${columns} from import where book_id = $1 and id = any ($2::int[])`, [bookId, ids]);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.map((id) => byId.get(id) ?? null);
}

/** Newest first, those before `beforeId`. */
export async function readImportPage(
  sql: Sql,
  bookId: number,
  beforeId: number | null,
  count: number,
  dryRuns: boolean,
): Promise<ImportFacts[]> {
  return sql.query<ImportFacts>(
    `select ${columns} from import where book_id = $1 and ($2::int is null or id < $2) and ($4 or not dry_run) order by id desc limit $3`,
    [bookId, beforeId, count, dryRuns],
  );
}
