import { afterAll, beforeAll, expect, test } from 'vitest';
import { inOrder } from '../../store/in-order.ts';
import { hasOneSession, sqlOf } from '../../store/sql-of.ts';
import { readPostingsDirectly } from '../../testing/direct-sums.ts';
import { createTestApp, type TestApp, type TestBook } from '../../testing/test-app.ts';
import { lockBook } from '../settle.sql.ts';
import { foldDeltas } from './fold.sql.ts';

let app: TestApp;

beforeAll(async () => {
  // Nothing has changed for a cache where deltas stand in the place of nodes.
  app = await createTestApp(undefined, undefined, { cache: null });
});

afterAll(() => app.close());

const prices = 'P 2026-01-01 USD 0.90 EUR\n\n';

function fold({ access, bookId }: TestBook): Promise<void> {
  return access.importDesk.lockedTransaction(async (sql) => {
    await lockBook(sql, bookId);
    await foldDeltas(sql, bookId);
  });
}

const question = `query ($currency: Currency) {
  kpis(keys: [EXPENSES], period: { range: { from: "2026-01-01", to: "2026-12-31" } }, currency: $currency) { unpriced { amount currency on } }
}`;

async function expensesUnpriced(book: TestBook, currency: string) {
  return (await book.ask(question, { currency })).kpis.unpriced;
}

/** The same with each posting in a delta of its own, nothing of it folded. */
async function unfolded(book: TestBook, currency: string) {
  const undone = new Error('undone');
  let found: unknown;
  const reading = app.store.source.transaction(async (manager) => {
    const sql = inOrder(sqlOf(manager));
    await readPostingsDirectly(sql, book.bookId);
    found = (await book.answer(question, { currency }, { snapshot: (read) => read(sql) })).data?.kpis.unpriced;
    throw undone;
  });
  await expect(reading).rejects.toBe(undone);
  return found;
}

// Euros are what nodes are valued in; dollars are valued from days.
test.each(['EUR', 'USD'])('in %s the first day without a rate is that of what is left, before it is folded and after', async (currency) => {
  const book = await app.book({ currency: 'EUR' }, `${prices}2026-05-22 *\n  expenses:food   7 HRK\n  assets:bank\n`);
  const { id } = await book.load('2026-05-12 *\n  expenses:food   5 HRK\n  assets:bank\n');
  await fold(book);
  expect(await expensesUnpriced(book, currency)).toEqual([{ amount: '12', currency: 'HRK', on: '2026-05-12' }]);
  await book.ask('mutation ($id: ID!) { undoImport(input: { id: $id }) { userErrors { code } } }', { id });
  const left = [{ amount: '7', currency: 'HRK', on: '2026-05-22' }];
  expect(await expensesUnpriced(book, currency)).toEqual(left);
  await fold(book);
  expect(await expensesUnpriced(book, currency)).toEqual(left);
});

test.each(['EUR', 'USD'])('in %s what cancels within a day is not the first without a rate', async (currency) => {
  const cancelled = '2026-05-12 *\n  expenses:food   5 HRK\n  assets:bank\n2026-05-12 *\n  expenses:food   -5 HRK\n  assets:bank\n';
  const book = await app.book({ currency: 'EUR' }, `${prices}${cancelled}2026-05-22 *\n  expenses:food   7 HRK\n  assets:bank\n`);
  const left = [{ amount: '7', currency: 'HRK', on: '2026-05-22' }];
  await fold(book);
  expect(await expensesUnpriced(book, currency)).toEqual(left);
  // Where there is one session nothing else can be asked beside a transaction.
  if (!hasOneSession(app.store.source)) expect(await unfolded(book, currency)).toEqual(left);
});

test.each(['EUR', 'USD'])('in %s an account that is no expense lends the expenses around it no day', async (currency) => {
  const others = ['a', 'b', 'c', 'd'].map((name) => `2026-06-01 *\n  expenses:${name}   1 HRK\n  assets:bank\n`).join('');
  const book = await app.book({ currency: 'EUR' }, `${prices}2026-05-12 *\n  expenses:deposit   5 HRK\n  assets:bank\n${others}`);
  const classifying = 'mutation ($input: ClassifyAccountInput!) { classifyAccount(input: $input) { userErrors { code } } }';
  const { classifyAccount } = await book.ask(classifying, { input: { fullName: 'expenses:deposit', type: 'ASSET' } });
  expect(classifyAccount.userErrors).toEqual([]);
  await fold(book);
  expect(await expensesUnpriced(book, currency)).toEqual([{ amount: '4', currency: 'HRK', on: '2026-06-01' }]);
});
