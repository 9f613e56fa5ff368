import { afterAll, beforeAll, expect, test } from 'vitest';
import { settleOldBooks } from '../ledger/settle.sql.ts';
import { createTestApp, type TestApp } from '../testing/test-app.ts';
import { dropBookViews } from './book-views.ts';
import { BalanceNodes202611250400 } from './migrations/202611250400-balance-nodes.ts';
import { BranchNodes202611291100 } from './migrations/202611291100-branch-nodes.ts';
import { NativeBranchNodes202611291400 } from './migrations/202611291400-native-branch-nodes.ts';
import { ensureRowSecurity } from './row-security.ts';
import { sqlOf } from './sql-of.ts';

let app: TestApp;

beforeAll(async () => {
  app = await createTestApp();
});

afterAll(() => app.close());

const journal = `
P 2026-01-01 EUR 1.10 USD
P 2026-02-01 EUR 1.20 USD

2026-01-01 opening
  assets:bank          500.00 USD
  assets:euros         300.00 EUR
  equity:opening      -500.00 USD
  equity:opening      -300.00 EUR

2026-01-15 rent
  expenses:rent        100.00 EUR
  assets:euros

2026-02-15 sale
  assets:bank           80.00 USD
  revenue:sales

2026-03-31 close
  revenue:sales         80.00 USD
  expenses:rent       -100.00 EUR
  equity:earnings      -80.00 USD
  equity:earnings      100.00 EUR
`;

const question = `{
  book { firstDate lastDate transactionCount }
  balanceSheet(asOf: "2026-03-31") {
    assets { total { amount } } recordedEquity { amount } currentEarnings { amount } remeasurement { amount } imbalance { amount }
  }
  incomeStatement(from: "2026-01-01", to: "2026-03-31") { netIncome { amount } }
  cashFlow(from: "2026-01-01", to: "2026-03-31") { operating { total { amount } } financing { total { amount } } closingCash { amount } }
}`;

test('a book from before there were nodes answers as it would anew', async () => {
  const book = await app.book({ currency: 'USD' }, journal);
  const expected = await book.ask(question);
  const migration = new BalanceNodes202611250400();
  const runner = app.store.source.createQueryRunner();
  try {
    await dropBookViews(app.store.source.manager);
    await migration.down(runner);
    await migration.up(runner);
  } finally {
    await runner.release();
  }
  await ensureRowSecurity(app.store.source.manager);
  await settleOldBooks((work) => app.store.source.transaction((manager) => work(sqlOf(manager))));
  expect(await book.ask(question)).toEqual(expected);
});

test.each([
  ['worth', 10, new BranchNodes202611291100()],
  ['commodities', 20, new NativeBranchNodes202611291400()],
] as const)('a book from before there were nodes of the %s of branches has them as it would anew', async (_, first, migration) => {
  const { source } = app.store;
  const branches = (asked: { query(text: string): Promise<unknown[]> } = source) =>
    asked.query(
      `select book_id, kind, level, period, account_id, commodity_id, amount, value, n from balance_node
        where kind between ${first} and ${first + 4} order by 1, 2, 3, 4, 5, 6`,
    );
  const expected = await branches();
  expect(expected.length).toBeGreaterThan(10);
  const runner = source.createQueryRunner();
  try {
    await migration.down(runner);
    expect(await branches(runner)).toEqual([]);
    await migration.up(runner);
  } finally {
    await runner.release();
  }
  expect(await branches()).toEqual(expected);
});

test('rows cannot be truncated, which would leave their sums behind', async () => {
  await expect(app.store.source.query('truncate posting')).rejects.toThrow('delete the rows of posting');
});
