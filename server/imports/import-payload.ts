import type { Context } from '../context.ts';
import { printDataVersion, readDataVersion } from '../ledger/data-version.sql.ts';
import { readImports } from '../ledger/imports.sql.ts';
import { importOf } from '../nouns/import.types.ts';
import type { ImportPayload } from './imports.types.ts';

/** An import of the request's book as it stands, with the data version of the same snapshot. */
export async function payloadOf(context: Context, importId: number): Promise<ImportPayload> {
  return context.snapshot(async (sql) => {
    const [facts] = await readImports(sql, context.book.id, [importId]);
    const dataVersion = printDataVersion(await readDataVersion(sql, context.book.id));
    return { import: importOf(context.book.id, facts!), userErrors: [], dataVersion };
  });
}
