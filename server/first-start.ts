import { accessTo } from './book-access.ts';
import { tidewaterJournal } from './demo/tidewater-journal.ts';
import { importFile } from './imports/import-file.ts';
import { readReport } from './imports/report.sql.ts';
import { createBook, readBooks, unnamedBook } from './ledger/books.sql.ts';
import type { NewBookSettings } from './ledger/own-book.sql.ts';
import type { Store } from './store/open-store.ts';
import { sqlOf } from './store/sql-of.ts';

export const demoName = 'Tidewater Software, Inc.';

/**
 * Makes the first book where there is none: the demo company where `withDemo`, else an empty one. A demo company whose
 * import was cut off by a crash is completed.
 */
export async function ensureFirstBook(store: Store, settings: NewBookSettings, withDemo: boolean, now: () => Date): Promise<void> {
  const sql = sqlOf(store.source.manager);
  const books = await readBooks(sql);
  const unfinished = books.find((book) => book.isDemo && book.transactionCount === 0);
  if (unfinished) await fillDemo(store, unfinished.id, now);
  if (books.length > 0) return;
  if (withDemo) await installDemo(store, settings, true, now);
  else await createBook(sql, { ...settings, name: unnamedBook, isDemo: false }, true, now());
}

/** Adds the demo company as a book of its own. */
export async function installDemo(store: Store, settings: NewBookSettings, asDefault: boolean, now: () => Date): Promise<void> {
  const book = { name: demoName, currency: 'USD', fiscalYearStartMonth: 10, timeZone: settings.timeZone, isDemo: true };
  await fillDemo(store, await createBook(sqlOf(store.source.manager), book, asDefault, now()), now);
}

/** The demo's journal comes in through the same door as every other. */
async function fillDemo(store: Store, bookId: number, now: () => Date): Promise<void> {
  const bytes = Buffer.from(tidewaterJournal(), 'utf8');
  const request = {
    fileName: 'tidewater.journal',
    format: 'hledger',
    dryRun: false,
    idempotencyKey: null,
    bytesTotal: bytes.byteLength,
    async *open() {
      yield bytes;
    },
    include: async () => 'the demo company includes nothing',
  };
  const { importDesk } = accessTo(store.source, bookId);
  const report = await readReport(importDesk, bookId, await importFile(importDesk, bookId, request, now));
  if (report.status !== 'SUCCEEDED') throw new Error(`the demo company was refused: ${JSON.stringify(report.problems.slice(0, 5))}`);
}
