import { findBooks, readBooks, readDefaultBook } from '../ledger/books.sql.ts';
import type { BookSettings } from '../ledger/frame.sql.ts';
import { printNodeId } from '../ledger/node-id.ts';
import type { Sql } from '../ledger/sql.ts';
import { CommandFailed } from './io.ts';

/** The book that `--book` names, else the default, else the first. Throws `CommandFailed` where there is none. */
export async function requireBook(sql: Sql, named: string | undefined): Promise<BookSettings> {
  if (named === undefined) {
    const book = await readDefaultBook(sql);
    if (!book) throw new CommandFailed('There is no book yet. Make one: npm run farthing -- book create NAME.');
    return book;
  }
  const [book, ...others] = await findBooks(sql, named);
  if (book && others.length === 0) return book;
  if (book) {
    const ids = [book, ...others].map(({ id }) => printNodeId('Book', id));
    throw new CommandFailed(`There are ${ids.length} books named "${named}". Name one by its id: ${ids.join(', ')}.`);
  }
  const names = (await readBooks(sql)).map(({ name }) => name);
  throw new CommandFailed(`There is no book "${named}". There are: ${names.join(', ') || 'none'}.`);
}
