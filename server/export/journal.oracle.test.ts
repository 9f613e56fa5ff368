import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { figuresOf } from '../testing/all-figures.ts';
import { hledgerReading, withFile } from '../testing/journal-oracle.ts';
import { createTestApp, type TestApp } from '../testing/test-app.ts';
import { journalText } from './journal-text.ts';

/** Real books, out as a journal and in again: every figure stays, and hledger itself reads the same balances from it. */
const folder = join(import.meta.dirname, '../../../shared/data/books');
const books = existsSync(folder) ? readdirSync(folder).filter((name) => /\.(journal|dat|beancount|sta|xml|ofx)$/.test(name)) : [];

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.close());

describe.skipIf(books.length === 0)('out and in again', () => {
  it.each(books)('%s', { timeout: 600_000 }, async (name) => {
    const book = await app.book();
    const report = await book.load(readFileSync(join(folder, name)), { fileName: name });
    expect(report.status).toBe('SUCCEEDED');
    const { book: settings } = await book.ask('{ book { currency transactionCount } }');
    const journal = await book.access.snapshot(async (sql) => {
      let text = '';
      for await (const piece of journalText(sql, { id: book.bookId, name })) text += piece;
      return text;
    });
    const copy = await app.book({ currency: settings.currency });
    expect(await copy.load(journal, { fileName: 'copy.journal' })).toMatchObject({
      status: 'SUCCEEDED',
      transactionsAdded: settings.transactionCount,
    });
    expect(await figuresOf(copy)).toEqual(await figuresOf(book));
    withFile(journal, (path) => expect(hledgerReading(path).errors).toEqual([]));
  });
});
