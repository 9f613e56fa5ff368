import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Context } from '../context.ts';
import type { Sql } from '../ledger/sql.ts';
import { confined } from '../store/confined.ts';
import { createTestApp, type TestApp, type TestBook } from '../testing/test-app.ts';
import { onPostgres } from '../testing/test-store.ts';

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.close());

const sale = (month: number, amount: number) =>
  `2026-${String(month).padStart(2, '0')}-10 Sale\n  assets:bank  ${amount} EUR\n  income:sales\n\n`;

function inSnapshot<T>(book: TestBook, read: (sql: Sql) => Promise<T>): Promise<T> {
  return confined(app.store.source, book.bookId, 'snapshot', read);
}

// Where there is one session nobody writes while a snapshot is open.
onPostgres(() => {
  test('what belongs to a figure is kept as of what it was read of, not as of the figure', async () => {
    const book = await app.book({ currency: 'EUR' }, sale(8, 10));
    const query = '{ kpis(period: { month: { year: 2026, month: 9 } }, keys: [REVENUE]) { kpis { value history(points: 2) { value } } } }';
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const early = await new Promise<{ sql: Sql; closed: Promise<void> }>((resolve) => {
      const closed: Promise<void> = inSnapshot(book, async (sql) => {
        await sql.query('select 1');
        resolve({ sql, closed: Promise.resolve().then(() => closed) });
        await held;
      });
    });
    let calls = 0;
    const snapshot: Context['snapshot'] = async (read) => {
      calls += 1;
      if (calls > 1) return read(early.sql);
      // Written after the request came, and seen by its first field alone.
      await book.load(sale(9, 7));
      return inSnapshot(book, read);
    };
    const { data } = await book.answer(query, {}, { snapshot });
    release();
    await early.closed;
    expect(data.kpis.kpis[0]).toEqual({ value: '7.00', history: [{ value: '10.00' }, { value: '0.00' }] });
    expect((await book.ask(query)).kpis.kpis[0]).toEqual({ value: '7.00', history: [{ value: '10.00' }, { value: '7.00' }] });
  });
});

const mutation = `mutation ($content: String!) {
  importText(input: { content: $content, fileName: "x.journal", idempotencyKey: "x" }) {
    userErrors { code }
    query {
      book { transactionCount }
      transactions(first: 1) { totalCount edges { node { date } } }
      account(fullName: "assets:bank") { register(first: 1) { edges { node { runningBalance { amount } } } } }
    }
  }
}`;

test('what is asked with a write is as of after it: how many entries there are, and the balance that a page opens with', async () => {
  const book = await app.book({ currency: 'EUR' }, sale(1, 5));
  // More than are left in deltas: the nodes of these days are new.
  const days = Array.from({ length: 1_600 }, (_, at) => new Date(Date.UTC(2026, 1, 1 + at)).toISOString().slice(0, 10));
  const content = days.map((day) => `${day} Sale\n  assets:bank  1 EUR\n  income:sales\n\n`).join('');
  const { importText } = await book.ask(mutation, { content });
  expect(importText).toEqual({
    userErrors: [],
    query: {
      book: { transactionCount: 1_601 },
      transactions: { totalCount: 1_601, edges: [{ node: { date: days.at(-1) } }] },
      account: { register: { edges: [{ node: { runningBalance: { amount: '1605' } } }] } },
    },
  });
});
