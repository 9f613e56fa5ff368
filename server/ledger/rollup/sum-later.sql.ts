import type { Sql } from '../sql.ts';
import { deltaColumns, type EntrySums } from './entry-sums.ts';

/**
 * The triggers on inserted rows leave entries that this transaction adds from here on to whoever adds them, until `sumAtOnce`. What it
 * changes or takes away is summed as ever.
 */
export async function sumLater(sql: Sql): Promise<void> {
  await sql.query("set local farthing.sums = 'later'");
}

/** From here on the triggers sum again what is added. */
export async function sumAtOnce(sql: Sql): Promise<void> {
  await sql.query("set local farthing.sums = 'now'");
}

/** Puts what was added up into the book's sums. */
export async function appendSums(sql: Sql, bookId: number, sums: EntrySums): Promise<void> {
  const lines = sums.take(bookId);
  if (lines.length > 0) await sql.copyIn({ table: 'balance_delta', columns: deltaColumns, lines });
}
