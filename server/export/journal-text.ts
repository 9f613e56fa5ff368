import type { BookSettings } from '../ledger/frame.sql.ts';
import type { Sql } from '../ledger/sql.ts';
import { readAccounts, readDigits, readEntries, readPrices } from './book-file.sql.ts';
import { journalEntry, journalHead } from './journal.ts';

/** The whole book as an hledger journal, in pieces; `sql` is one snapshot. */
export async function* journalText(sql: Sql, book: Pick<BookSettings, 'id' | 'name'>): AsyncGenerator<string> {
  const digits = await readDigits(sql, book.id);
  yield journalHead(book.name, digits, await readAccounts(sql, book.id), await readPrices(sql, book.id));
  for await (const entries of readEntries(sql, book.id, {})) yield entries.map(journalEntry).join('');
}
