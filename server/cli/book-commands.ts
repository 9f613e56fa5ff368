import { deleteBook, setBook } from '../ledger/book-settings.sql.ts';
import { createBook, readBooks, readDefaultBook } from '../ledger/books.sql.ts';
import { printNodeId } from '../ledger/node-id.ts';
import type { NewBookSettings } from '../ledger/own-book.sql.ts';
import type { Sql } from '../ledger/sql.ts';
import { isTimeZone } from '../ledger/today.ts';
import { requireBook } from './books.ts';
import { CommandFailed, type CommandIo } from './io.ts';

export interface BookOptions {
  readonly name?: string;
  readonly currency?: string;
  readonly fiscalYearStart?: string;
  readonly timeZone?: string;
  readonly default?: boolean;
  readonly json?: boolean;
}

export async function createNamedBook(
  sql: Sql,
  io: CommandIo,
  defaults: NewBookSettings,
  name: string,
  options: BookOptions,
): Promise<void> {
  await requireFreeName(sql, name);
  const own = (await readBooks(sql)).filter((book) => !book.isDemo);
  const settings = { ...defaults, ...checked(options), name, isDemo: false };
  const id = await createBook(sql, settings, options.default === true || own.length === 0, io.now());
  io.out(`Made the book "${name}" (${printNodeId('Book', id)}).\n`);
}

export async function changeBook(sql: Sql, io: CommandIo, named: string, options: BookOptions): Promise<void> {
  const book = await requireBook(sql, named);
  const changes = checked(options);
  if (options.name !== undefined && options.name.toLowerCase() !== book.name.toLowerCase()) await requireFreeName(sql, options.name);
  if (Object.keys(changes).length === 0 && !options.default && options.name === undefined) {
    throw new CommandFailed('Say what to change: --name, --currency, --fiscal-year-start, --time-zone or --default.');
  }
  await setBook(sql, book.id, { ...changes, name: options.name, asDefault: options.default });
  io.out(`The book "${options.name ?? book.name}" is changed.\n`);
}

export async function removeBook(sql: Sql, io: CommandIo, named: string, options: { yes?: boolean }): Promise<void> {
  const book = await requireBook(sql, named);
  if (!options.yes) {
    const count = book.transactionCount.toLocaleString('en');
    throw new CommandFailed(`This would delete "${book.name}" with its ${count} entries for good. Say --yes to do it.`);
  }
  await deleteBook(sql, book.id);
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
      `${book.id}  ${book.name}  ${book.currency}  ${book.transactionCount.toLocaleString('en')} entries, ${span}${marks && `  (${marks})`}\n`,
    );
  }
}

function checked(options: BookOptions): Partial<NewBookSettings> {
  const month = options.fiscalYearStart === undefined ? undefined : Number(options.fiscalYearStart);
  if (month !== undefined && !(Number.isInteger(month) && month >= 1 && month <= 12)) {
    throw new CommandFailed(`--fiscal-year-start ${options.fiscalYearStart}: must be a month, 1 to 12.`);
  }
  if (options.timeZone !== undefined && !isTimeZone(options.timeZone)) {
    throw new CommandFailed(`--time-zone ${options.timeZone}: must be an IANA name such as Europe/Vienna.`);
  }
  return {
    ...(month === undefined ? {} : { fiscalYearStartMonth: month }),
    ...(options.currency === undefined ? {} : { currency: options.currency }),
    ...(options.timeZone === undefined ? {} : { timeZone: options.timeZone }),
  };
}

async function requireFreeName(sql: Sql, name: string): Promise<void> {
  const taken = (await readBooks(sql)).some((book) => book.name.toLowerCase() === name.toLowerCase());
  if (taken) throw new CommandFailed(`There is a book named "${name}" already.`);
}
