import type { Context } from '../context.ts';
import { Decimal } from '../ledger/decimal.ts';
import { readTables } from './tables.sql.ts';
import type { ImportedTable } from './tables.types.ts';

/** How the table of an import was read; those of all imports that are asked for are read together. Null where it is no table. */
export async function tableOf(context: Context, importId: number): Promise<ImportedTable | null> {
  const loader = context.loaders.own('import tables', (_sql, bookId, ids: readonly number[]) =>
    context.snapshot((sql) => readTables(sql, bookId, ids)),
  );
  const table = await loader.load(importId);
  return table && { ...table, lines: table.lines.map((line) => ({ ...line, amount: Decimal.from(line.amount) })) };
}
