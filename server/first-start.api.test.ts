import { afterAll, beforeAll, expect, it } from 'vitest';
import { demoName, ensureFirstBook } from './first-start.ts';
import { createBook, readBooks } from './ledger/books.sql.ts';
import { sqlOf } from './store/sql-of.ts';
import { createTestApp, type TestApp } from './testing/test-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.close());

const settings = { currency: null, fiscalYearStartMonth: 1, timeZone: 'UTC' };

it('completes a demo company that a crash has cut off, and then leaves it alone', async () => {
  const sql = sqlOf(app.store.source.manager);
  await createBook(sql, { ...settings, name: demoName, currency: 'USD', isDemo: true }, true, app.now);
  await ensureFirstBook(app.store, settings, true, () => app.now);
  const books = await readBooks(sql);
  expect(books).toEqual([expect.objectContaining({ name: demoName, isDemo: true })]);
  expect(books[0]!.transactionCount).toBeGreaterThan(10_000);
  await ensureFirstBook(app.store, settings, true, () => app.now);
  expect(await readBooks(sql)).toEqual(books);
});
