import type { Sql } from '../ledger/sql.ts';
import type { TableReading } from './bank.ts';

/** Of each import, how the columns of its table were read; null where the file is no table. */
export async function readTables(sql: Sql, bookId: number, importIds: readonly number[]): Promise<(TableReading | null)[]> {
  const rows = await sql.query<{ id: number; table: TableReading | null }>(
    'select id, table_reading as "table" from import where book_id = $1 and id = any ($2::int[])',
    [bookId, importIds],
  );
  return importIds.map((id) => rows.find((row) => row.id === id)?.table ?? null);
}
