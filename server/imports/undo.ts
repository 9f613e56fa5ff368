import type { Context } from '../context.ts';
import { noteChange } from '../identity/audit.sql.ts';
import type { Sql } from '../ledger/sql.ts';
import { importIdOf } from './import-lists.ts';
import { payloadOf } from './import-payload.ts';
import type { ImportPayload } from './imports.types.ts';
import { undoImport } from './undo.sql.ts';

/** Undoes an import of the request's book, all or nothing. */
export async function undoById(context: Context, id: string): Promise<ImportPayload> {
  const importId = importIdOf(context, id);
  if (context.book.isDemo) return refused('DEMO_BOOK', 'The demo company keeps the books it came with.');
  const undo = async (sql: Sql, id: number) => {
    const isUndone = await undoImport(sql, context.book.id, id, context.now);
    if (isUndone) await noteChange(sql, context, 'import undone', { import: id });
    return isUndone;
  };
  if (importId === null || !(await context.write((sql) => undo(sql, importId)))) {
    return refused(
      'NOTHING_TO_UNDO',
      'This book has no import of this id that could be undone: only one that succeeded, was no dry run and was not undone before.',
    );
  }
  return payloadOf(context, importId);
}

function refused(code: string, message: string): ImportPayload {
  return { import: null, userErrors: [{ code, message, field: ['input', 'id'] }], dataVersion: null };
}
