import type { Context } from '../context.ts';
import { noteChange } from '../identity/audit.sql.ts';
import { importIdOf } from './import-lists.ts';
import { payloadOf } from './import-payload.ts';
import { cancelImport } from './import-record.sql.ts';
import type { ImportPayload } from './imports.types.ts';

/** Stops an import of the request's book that waits or is being read; nothing of it is kept. */
export async function cancelById(context: Context, id: string): Promise<ImportPayload> {
  const importId = importIdOf(context, id);
  const { importDesk, book, now } = context;
  if (importId !== null && (await cancelImport(importDesk, book.id, importId, now))) {
    await noteChange(importDesk, context, 'import cancelled', { import: importId });
    context.loaders.forget();
    return payloadOf(context, importId);
  }
  const message = 'This book has no import of this id that waits or is being read. One that has ended can be undone: undoImport.';
  return { import: null, userErrors: [{ code: 'NOTHING_TO_CANCEL', message, field: ['input', 'id'] }], dataVersion: null };
}
