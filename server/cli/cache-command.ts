import { startCacheGeneration } from '../ledger/book-state.sql.ts';
import type { Sql } from '../ledger/sql.ts';
import { requireBook } from './books.ts';
import type { CommandIo } from './io.ts';

/** Drops what is kept of one book's answers, in every server at once. */
export async function clearCache(sql: Sql, io: CommandIo, options: { readonly book?: string }): Promise<void> {
  const book = await requireBook(sql, options.book);
  await startCacheGeneration(sql, book.id);
  io.out(`No kept answer of "${book.name}" is used any more: each is computed anew when it is next asked for.\n`);
}
