import { accessTo } from '../../../server/book-access.ts';
import { importFile } from '../../../server/imports/import-file.ts';
import { createBook } from '../../../server/ledger/books.sql.ts';
import type { Store } from '../../../server/store/open-store.ts';
import { sqlOf } from '../../../server/store/sql-of.ts';

/** A new book of a journal, through the product's own importer. */
export async function importJournal(store: Store, name: string, journal: string): Promise<number> {
  const settings = { name, currency: 'USD', fiscalYearStartMonth: 10, timeZone: 'UTC', isDemo: false };
  const bookId = await createBook(sqlOf(store.source.manager), settings, false, new Date());
  await importInto(store, bookId, name, journal);
  return bookId;
}

/** One more file for a book. */
export async function importInto(store: Store, bookId: number, name: string, journal: string): Promise<void> {
  const bytes = Buffer.from(journal, 'utf8');
  const request = {
    fileName: `${name}.journal`,
    format: 'hledger',
    dryRun: false,
    idempotencyKey: null,
    bytesTotal: bytes.length,
    async *open() {
      yield bytes;
    },
    include: async () => 'nothing is included',
  };
  await importFile(accessTo(store.source, bookId).importDesk, bookId, request, () => new Date());
}
