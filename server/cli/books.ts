import { findBook, readBooks, readDefaultBook } from '../ledger/books.sql.ts';
import type { BookSettings } from '../ledger/frame.sql.ts';
import type { Sql } from '../ledger/sql.ts';
import { CommandFailed } from './io.ts';

/** The book that `--book` names, else the default, else the first. Throws `CommandFailed` where there is none. */
export async function requireBook(sql: Sql, named: string | undefined): Promise<BookSettings> {
  if (named === undefined) {
    const book = await readDefaultBook(sql);
    if (!book) throw new CommandFailed('There is no book yet. Make one: npm run farthing -- book create NAME.');
    return book;
  }
  const book = await findBook(sql, named);
  if (book) return book;
  const names = (await readBooks(sql)).map(({ name }) => name);
  throw new CommandFailed(`There is no book "${named}". There are: ${names.join(', ') || 'none'}.`);
}
