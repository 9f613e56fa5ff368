import { pino } from 'pino';
import { type App, createApp, type Parts } from '../app.ts';
import { accessTo, type BookAccess } from '../book-access.ts';
import { type CacheParts, cacheAlone } from '../cache/parts.ts';
import type { Context } from '../context.ts';
import { type BankOptions, noBankOptions } from '../imports/bank.ts';
import { importFile } from '../imports/import-file.ts';
import { type ImportReport, readReport } from '../imports/report.sql.ts';
import { createBook } from '../ledger/books.sql.ts';
import { printNodeId } from '../ledger/node-id.ts';
import type { Store } from '../store/open-store.ts';
import { sqlOf } from '../store/sql-of.ts';
import { openTestStore } from './test-store.ts';

/** A whole app on a database of its own, with a clock that stands still until it is set. */
export interface TestApp {
  readonly app: App;
  readonly store: Store;
  now: Date;
  /** Makes a book and reads journals into it, in turn; throws where one fails. Returns its ids. */
  book(settings?: Partial<BookSettings>, ...journals: string[]): Promise<TestBook>;
  /** A book that is there, as this app sees it: another app on the same database may have made it. */
  open(bookId: number): TestBook;
  close(): Promise<void>;
}

interface BookSettings {
  readonly name: string;
  readonly currency: string | null;
  readonly fiscalYearStartMonth: number;
  readonly timeZone: string;
  readonly isDemo: boolean;
}

export interface TestBook {
  /** As in the database. */
  readonly bookId: number;
  /** As in the API and the farthing-book header. */
  readonly id: string;
  readonly access: BookAccess;
  /** Imports a text; the report may be of a failure. */
  load(
    content: string | Uint8Array,
    options?: { fileName?: string; format?: string | null; dryRun?: boolean; sync?: boolean; bank?: Partial<BankOptions> },
  ): Promise<ImportReport>;
  /** Asks the API as the owner of this book. Throws where the answer has errors. */
  ask(query: string, variables?: Record<string, unknown>): Promise<any>;
  /** As `ask`, but gives data and errors as they come. */
  answer(
    query: string,
    variables?: Record<string, unknown>,
    /** In place of what the request would get. */
    instead?: Partial<Pick<Context, 'snapshot'>>,
  ): Promise<{ data?: any; errors?: readonly { message: string; extensions?: any; path?: any }[] }>;
}

/** The cache of an app of its own: no chance in it, and a value that cannot be kept is a fault. */
export function testCache(given: Partial<CacheParts> = {}): CacheParts {
  return cacheAlone({ random: () => 0, strict: true, ...given });
}

/** Call it once per test file (`beforeAll`) and close it at the end. */
export async function createTestApp(
  now = new Date('2026-10-15T12:00:00Z'),
  opened?: Store,
  settings: Partial<Pick<Parts, 'auth' | 'redis' | 'passwordCost' | 'logger' | 'cache' | 'documents'>> = {},
): Promise<TestApp> {
  const store = opened ?? (await openTestStore());
  let bookCount = 0;
  const parts = {
    store,
    logger: pino({ level: 'silent' }),
    now: () => test.now,
    newBook: { currency: null, fiscalYearStartMonth: 1, timeZone: 'UTC' },
    dashboard: null,
    auth: { mode: 'open' },
    redis: null,
    cache: testCache(),
    ...settings,
  } as const;
  const app = await createApp(parts);
  const test: TestApp = {
    app,
    store,
    now,
    async book(settings = {}, ...journals) {
      bookCount += 1;
      const book = { name: `Book ${bookCount}`, currency: null, fiscalYearStartMonth: 1, timeZone: 'UTC', isDemo: false, ...settings };
      const bookId = await createBook(sqlOf(store.source.manager), book, false, test.now);
      const opened = openBook(test, bookId);
      for (const journal of journals) {
        const report = await opened.load(journal);
        if (report.status !== 'SUCCEEDED') throw new Error(`the journal was refused: ${JSON.stringify(report.problems, null, 2)}`);
      }
      return opened;
    },
    open: (bookId) => openBook(test, bookId),
    async close() {
      await app.stop();
      await store.close();
    },
  };
  return test;
}

function openBook(test: TestApp, bookId: number): TestBook {
  const access = accessTo(test.store.source, bookId);
  const id = printNodeId('Book', bookId);
  const answer: TestBook['answer'] = async (query, variables, instead = {}) => {
    const contextValue = { ...(await test.app.contextOf({ method: 'POST', headers: { 'farthing-book': id } })), ...instead };
    const response = await test.app.apollo.executeOperation({ query, variables }, { contextValue });
    if (response.body.kind !== 'single') throw new Error('an incremental answer was not asked for');
    return JSON.parse(JSON.stringify(response.body.singleResult));
  };
  return {
    bookId,
    id,
    access,
    answer,
    async ask(query, variables) {
      const { data, errors } = await answer(query, variables);
      if (errors) throw new Error(`the API refused: ${JSON.stringify(errors, null, 2)}`);
      return data;
    },
    async load(content, { fileName = 'test.journal', format = null, dryRun = false, sync = false, bank = {} } = {}) {
      const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
      const request = {
        fileName,
        format,
        dryRun,
        sync,
        idempotencyKey: null,
        bank: { ...noBankOptions, ...bank },
        bytesTotal: bytes.byteLength,
        async *open() {
          yield bytes;
        },
        include: async () => 'tests include nothing',
      };
      const importId = await importFile(access.importDesk, bookId, request, () => test.now);
      return readReport(access.importDesk, bookId, importId);
    },
  };
}
