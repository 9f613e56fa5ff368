import type { Context } from '../context.ts';
import { importIdOf } from './import-lists.ts';
import { payloadOf } from './import-payload.ts';
import type { ImportPayload } from './imports.types.ts';
import { undoImport } from './undo.sql.ts';

/** Undoes an import of the request's book, all or nothing. */
export async function undoById(context: Context, id: string): Promise<ImportPayload> {
  const importId = importIdOf(context, id);
  if (context.book.isDemo) return refused('DEMO_BOOK', 'The demo company keeps the books it came with.');
  if (importId === null || !(await context.write((sql) => undoImport(sql, context.book.id, importId, context.now)))) {
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
