import { bookNameLengthMax } from '../config/limits.ts';
import type { Context } from '../context.ts';
import { noteChange } from '../identity/audit.sql.ts';
import { printDataVersion, readDataVersion } from '../ledger/data-version.sql.ts';
import { readBookSettings } from '../ledger/frame.sql.ts';
import { bookOf } from '../nouns/book.types.ts';
import { changeSettings } from './books.sql.ts';
import type { UpdateBookInput, UpdateBookPayload } from './books.types.ts';
import { faultsOfSettings, type SettingsFault } from './settings.ts';

/** Changes the settings of the request's book, all or none. */
export async function updateBook(context: Context, input: UpdateBookInput): Promise<UpdateBookPayload> {
  const { id } = context.book;
  const faults = faultsOfSettings(input, bookNameLengthMax);
  if (faults.length > 0) return refused(faults);
  const { name } = input;
  if (name && (await isTaken(context, name.trim()))) {
    return refused([{ code: 'NAME_TAKEN', message: 'Another book has this name already.', field: 'name' }]);
  }
  await context.write(async (sql) => {
    await changeSettings(sql, id, input);
    await noteChange(sql, context, 'settings changed', { settings: Object.keys(input) });
  });
  return context.snapshot(async (sql) => {
    const settings = await readBookSettings(sql, id);
    return { book: bookOf(settings!), userErrors: [], dataVersion: printDataVersion(await readDataVersion(sql, id)) };
  });
}

/** Of the viewer's books: what the books of others are called is nobody's business. */
async function isTaken(context: Context, name: string): Promise<boolean> {
  const books = await context.viewerBooks();
  return books.some((book) => book.id !== context.book.id && book.name.toLowerCase() === name.toLowerCase());
}

function refused(faults: readonly SettingsFault[]): UpdateBookPayload {
  const userErrors = faults.map(({ code, message, field }) => ({ code, message, field: ['input', field] }));
  return { book: null, userErrors, dataVersion: null };
}
