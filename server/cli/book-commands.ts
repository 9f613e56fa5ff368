import type { BookAccess } from '../book-access.ts';
import { changeSettings, isNameTaken } from '../books/books.sql.ts';
import { deleteBook } from '../books/delete-book.sql.ts';
import { faultsOfSettings, type SettingsChange } from '../books/settings.ts';
import { bookNameLengthMax } from '../config/limits.ts';
import { audit } from '../identity/audit.sql.ts';
import { createBook, makeDefault, readBooks, readDefaultBook } from '../ledger/books.sql.ts';
import { printNodeId } from '../ledger/node-id.ts';
import type { NewBookSettings } from '../ledger/own-book.sql.ts';
import type { Sql } from '../ledger/sql.ts';
import { requireBook } from './books.ts';
import { CommandFailed, type CommandIo } from './io.ts';

interface Surroundings {
  readonly sql: Sql;
  readonly io: CommandIo;
  accessTo(bookId: number): BookAccess;
}

interface BookOptions {
  readonly name?: string;
  readonly currency?: string;
  readonly fiscalYearStart?: string;
  readonly timeZone?: string;
  readonly default?: boolean;
  readonly json?: boolean;
}

export async function createNamedBook(
  { sql, io }: Surroundings,
  defaults: NewBookSettings,
  named: string,
  options: BookOptions,
): Promise<void> {
  const name = named.trim();
  const { fiscalYearStartMonth, timeZone, currency } = { ...defaults, ...requireChange({ ...options, name }) };
  // No book has the id 0: the name must be free of all.
  await requireFreeName(sql, 0, name);
  const own = (await readBooks(sql)).filter((book) => !book.isDemo);
  const settings = { fiscalYearStartMonth, timeZone, currency, name, isDemo: false };
  const id = await createBook(sql, settings, options.default === true || own.length === 0, io.now());
  io.out(`Made the book "${name}" (${printNodeId('Book', id)}).\n`);
}

export async function changeBook({ sql, io, accessTo }: Surroundings, named: string, options: BookOptions): Promise<void> {
  const book = await requireBook(sql, named);
  const change = requireChange(options);
  if (Object.keys(change).length === 0 && !options.default) {
    throw new CommandFailed('Say what to change: --name, --currency, --fiscal-year-start, --time-zone or --default.');
  }
  if (change.name !== undefined) await requireFreeName(sql, book.id, change.name);
  await accessTo(book.id).write(async (tx) => {
    await changeSettings(tx, book.id, change);
    const detail = { settings: Object.keys(change) };
    await audit(tx, { at: io.now(), book: book.id, actor: 'command line', action: 'settings changed', detail });
  });
  if (options.default) await makeDefault(sql, book.id);
  io.out(`The book "${change.name ?? book.name}" is changed.\n`);
}

export async function removeBook({ sql, io, accessTo }: Surroundings, named: string, options: { yes?: boolean }): Promise<void> {
  const book = await requireBook(sql, named);
  if (!options.yes) {
    const count = book.transactionCount.toLocaleString('en');
    throw new CommandFailed(`This would delete "${book.name}" with its ${count} entries for good. Say --yes to do it.`);
  }
  await accessTo(book.id).importDesk.lockedTransaction((tx) => deleteBook(tx, book.id));
  io.out(`The book "${book.name}" is deleted.\n`);
}

export async function listBooks(sql: Sql, io: CommandIo, options: BookOptions): Promise<void> {
  const byDefault = await readDefaultBook(sql);
  const books = (await readBooks(sql)).map((book) => ({ ...book, id: printNodeId('Book', book.id), isDefault: book.id === byDefault?.id }));
  if (options.json) return io.out(`${JSON.stringify(books, null, 2)}\n`);
  for (const book of books) {
    const span = book.firstDate ? `${book.firstDate} to ${book.lastDate}` : 'empty';
    const marks = [book.isDefault ? 'default' : '', book.isDemo ? 'demo' : ''].filter(Boolean).join(', ');
    io.out(
      `${book.id}  ${book.name}  ${book.currency}  ${book.transactionCount.toLocaleString('en')} ${book.transactionCount === 1 ? 'entry' : 'entries'}, ${span}${marks && `  (${marks})`}\n`,
    );
  }
}

const optionOf = { name: 'The name', currency: '--currency', fiscalYearStartMonth: '--fiscal-year-start', timeZone: '--time-zone' };

/** What the options ask for, by the rules of the API. Throws `CommandFailed` naming every fault. */
function requireChange({ name, currency, fiscalYearStart, timeZone }: BookOptions) {
  const month = fiscalYearStart === undefined ? undefined : Number(fiscalYearStart);
  if (month !== undefined && !Number.isInteger(month))
    throw new CommandFailed(`--fiscal-year-start ${fiscalYearStart}: must be a month, 1 to 12.`);
  const change = {
    ...(name === undefined ? {} : { name: name.trim() }),
    ...(currency === undefined ? {} : { currency }),
    ...(month === undefined ? {} : { fiscalYearStartMonth: month }),
    ...(timeZone === undefined ? {} : { timeZone }),
  } satisfies SettingsChange;
  const faults = faultsOfSettings(change, bookNameLengthMax);
  if (faults.length > 0) throw new CommandFailed(faults.map(({ field, message }) => `${optionOf[field]}: ${message}`).join('\n'));
  return change;
}

async function requireFreeName(sql: Sql, bookId: number, name: string): Promise<void> {
  if (await isNameTaken(sql, bookId, name)) throw new CommandFailed(`There is a book named "${name}" already.`);
}
