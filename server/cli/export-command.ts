import type { BookAccess } from '../book-access.ts';
import { journalText } from '../export/journal-text.ts';
import { tables } from '../export/tables.ts';
import type { Sql } from '../ledger/sql.ts';
import { requireBook } from './books.ts';
import { CommandFailed, type CommandIo } from './io.ts';

/** The forms that a book can be had in; csv has a row for each posting. */
export const exportFormats = ['journal', 'csv'] as const;

/** Prints the whole book to stdout, as it is at one moment. */
export async function exportBook(
  sql: Sql,
  accessTo: (bookId: number) => BookAccess,
  io: CommandIo,
  options: { readonly book?: string; readonly format?: string },
): Promise<void> {
  const format = options.format ?? 'journal';
  if (!(exportFormats as readonly string[]).includes(format))
    throw new CommandFailed(`--format ${format}: there is no such form. Name one of ${exportFormats.join(', ')}.`);
  const book = await requireBook(sql, options.book);
  await accessTo(book.id).snapshot(async (snapshot) => {
    const text = format === 'journal' ? journalText(snapshot, book) : tables['transactions.csv']!(snapshot, book.id, {});
    for await (const piece of text) io.out(piece);
  });
}
