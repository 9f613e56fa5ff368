import { demoName, installDemo } from '../first-start.ts';
import { readBooks } from '../ledger/books.sql.ts';
import type { NewBookSettings } from '../ledger/own-book.sql.ts';
import type { Store } from '../store/open-store.ts';
import { sqlOf } from '../store/sql-of.ts';
import { CommandFailed, type CommandIo } from './io.ts';

/** Adds the demo company where it is not there yet. */
export async function addDemo(store: Store, io: CommandIo, settings: NewBookSettings): Promise<void> {
  const books = await readBooks(sqlOf(store.source.manager));
  if (books.some((book) => book.isDemo)) throw new CommandFailed(`The demo company is there already: "${demoName}".`);
  await installDemo(store, settings, books.length === 0, io.now);
  io.out(`The demo company is a book of its own: "${demoName}".\n`);
}
