import { CopyBinary, type CopyType } from '../copy-binary.ts';
import type { Sql } from '../sql.ts';
import type { EntrySums } from './entry-sums.ts';

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

const deltaTypes = {
  book_id: 'int4',
  kind: 'int2',
  account_id: 'int4',
  commodity_id: 'int4',
  date: 'date',
  amount: 'numeric',
  n: 'int8',
} as const satisfies Record<string, CopyType>;

/** About so many bytes a sum takes as a row. */
const bytesExpected = 72;

/** Puts what was added up into the book's sums. */
export async function appendSums(sql: Sql, bookId: number, sums: EntrySums): Promise<void> {
  const rows = new CopyBinary(Object.values(deltaTypes), sums.size * bytesExpected);
  const taken = sums.take();
  if (taken.length === 0) return;
  for (const { kind, accountId, commodityId, date, amount, n } of taken) rows.row([bookId, kind, accountId, commodityId, date, amount, n]);
  await sql.copyIn({ table: 'balance_delta', columns: Object.keys(deltaTypes), rows: rows.bytes() });
}
