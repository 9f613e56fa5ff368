import { createReadStream, statSync } from 'node:fs';
import { basename } from 'node:path';
import { accessTo } from '../../../server/book-access.ts';
import type { BankOptions } from '../../../server/imports/bank.ts';
import { type ImportDesk, importFile } from '../../../server/imports/import-file.ts';
import { readReport } from '../../../server/imports/report.sql.ts';
import { createBook } from '../../../server/ledger/books.sql.ts';
import { openStore } from '../../../server/store/open-store.ts';
import { sqlOf } from '../../../server/store/sql-of.ts';
import { baseCurrency } from '../books/chart.ts';
import { benchNow } from './calendar.ts';
import type { Place } from './stage.ts';

export interface ImportTask {
  readonly place: Place;
  readonly journal: string;
  /** What the sender says of it, where it is a bank's file. */
  readonly bank?: BankOptions;
}

export interface ImportAnswer {
  readonly bookId: number;
  readonly importId: number;
  readonly transactions: number;
  readonly postings: number;
  readonly prices: number;
  /** From the first byte read until the book can be asked: statistics included. */
  readonly seconds: number;
  /** Until the importer's transaction was committed. */
  readonly commitSeconds: number;
  /** The most memory that this process ever held. With the embedded database, the database is in it. */
  readonly peakRssMegabytes: number;
}

/** An embedded database with the tables of today and no book. */
export async function createEmpty(place: Place): Promise<void> {
  const store = await openStore(place);
  await store.close();
}

/** Reads a journal into a new book with the product's own importer, in this process, which does nothing else. Throws where it is refused. */
export async function runImportOf({ place, journal, bank }: ImportTask): Promise<ImportAnswer> {
  const store = await openStore(place);
  const sql = sqlOf(store.source.manager);
  const settings = { name: 'Bench', currency: baseCurrency, fiscalYearStartMonth: 1, timeZone: 'UTC', isDemo: false };
  const bookId = await createBook(sql, settings, true, benchNow);
  const desk = noted(accessTo(store.source, bookId).importDesk);
  const startMs = performance.now();
  const request = {
    fileName: basename(journal),
    format: null,
    dryRun: false,
    idempotencyKey: null,
    bytesTotal: statSync(journal).size,
    ...(bank ? { bank } : {}),
    open: () => createReadStream(journal),
    include: async () => 'these books include nothing',
  };
  const importId = await importFile(desk, bookId, request, () => benchNow);
  const endMs = performance.now();
  const report = await readReport(desk, bookId, importId);
  if (report.status !== 'SUCCEEDED') throw new Error(`the import was refused: ${JSON.stringify(report.problems.slice(0, 5))}`);
  const [counted] = await sql.query<{ count: number }>('select count(*)::int as count from posting where book_id = $1', [bookId]);
  await store.close();
  return {
    bookId,
    importId,
    transactions: report.transactionsAdded,
    postings: counted!.count,
    prices: report.pricesAdded,
    seconds: (endMs - startMs) / 1000,
    commitSeconds: (desk.committedMs - startMs) / 1000,
    // Linux and macOS alike: libuv gives kilobytes.
    peakRssMegabytes: Math.round(process.resourceUsage().maxRSS / 1024),
  };
}

/** The desk, with the instant at which the entries were in the book for all to see: its first transaction's end. What is folded later is not waited for. */
function noted(desk: ImportDesk): ImportDesk & { committedMs: number } {
  const watched: ImportDesk & { committedMs: number } = {
    ...desk,
    committedMs: Number.NaN,
    async lockedTransaction(change) {
      const result = await desk.lockedTransaction(change);
      if (Number.isNaN(watched.committedMs)) watched.committedMs = performance.now();
      return result;
    },
  };
  return watched;
}
