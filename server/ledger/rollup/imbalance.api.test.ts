import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../testing/test-app.ts';
import { lockBook } from '../settle.sql.ts';
import { foldDeltas } from './fold.sql.ts';

let app: TestApp;

beforeAll(async () => {
  app = await createTestApp(undefined, undefined, { cache: null });
});

afterAll(() => app.close());

test('what postings with days of their own leave out of balance for a while is shown, however often sums are folded', async () => {
  const book = await app.book({ currency: 'EUR' });
  const shop = (month: string) => `2026-${month}-05 Shop\n  expenses:food   10 EUR ; date:2026-${month}-10\n  assets:bank\n`;
  for (const month of ['01', '03', '05']) {
    await book.load(shop(month));
    await book.access.importDesk.lockedTransaction(async (sql) => {
      await lockBook(sql, book.bookId);
      await foldDeltas(sql, book.bookId);
    });
    const { balanceSheet } = await book.ask(`{ balanceSheet(asOf: "2026-${month}-07") { imbalance { amount currency } } }`);
    expect(balanceSheet.imbalance, month).toEqual([{ amount: '-10', currency: 'EUR' }]);
  }
  const { balanceSheet } = await book.ask('{ balanceSheet(asOf: "2026-12-31") { imbalance { amount currency } } }');
  expect(balanceSheet.imbalance).toEqual([]);
});
