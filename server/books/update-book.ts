import { bookNameLengthMax } from '../config/limits.ts';
import type { Context } from '../context.ts';
import { printDataVersion, readDataVersion } from '../ledger/data-version.sql.ts';
import { readBookSettings } from '../ledger/frame.sql.ts';
import { bookOf } from '../nouns/book.types.ts';
import { changeSettings, isNameTaken } from './books.sql.ts';
import type { UpdateBookInput, UpdateBookPayload } from './books.types.ts';
import { faultsOfSettings, type SettingsFault } from './settings.ts';

/** Changes the settings of the request's book, all or none. */
export async function updateBook(context: Context, input: UpdateBookInput): Promise<UpdateBookPayload> {
  const { id } = context.book;
  const faults = faultsOfSettings(input, bookNameLengthMax);
  if (faults.length > 0) return refused(faults);
  const isTaken = await whereUnique(() =>
    context.write(async (sql) => {
      if (input.name && (await isNameTaken(sql, id, input.name.trim()))) return true;
      await changeSettings(sql, id, input);
      return false;
    }),
  );
  if (isTaken) return refused([{ code: 'NAME_TAKEN', message: 'Another book has this name already.', field: 'name' }]);
  return context.snapshot(async (sql) => {
    const settings = await readBookSettings(sql, id);
    return { book: bookOf(settings!), userErrors: [], dataVersion: printDataVersion(await readDataVersion(sql, id)) };
  });
}

const uniqueViolation = '23505';

/** What `write` answers; true where another book took the name between the look and the write. */
async function whereUnique(write: () => Promise<boolean>): Promise<boolean> {
  try {
    return await write();
  } catch (error) {
    if ((error as { code?: string }).code === uniqueViolation) return true;
    throw error;
  }
}

function refused(faults: readonly SettingsFault[]): UpdateBookPayload {
  const userErrors = faults.map(({ code, message, field }) => ({ code, message, field: ['input', field] }));
  return { book: null, userErrors, dataVersion: null };
}
