import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PlainDate } from '../ledger/plain-date.ts';
import { drawnBooks, hasHledger, hledgerBalances, quantityOf } from '../testing/hledger-balances.ts';
import { withFile } from '../testing/journal-oracle.ts';
import { createTestApp, type TestApp } from '../testing/test-app.ts';

let app: TestApp;

beforeAll(async () => {
  app = await createTestApp(new Date('2030-01-01T12:00:00Z'));
});

afterAll(() => app.close());

const query = `{ expenseTrend(from: "2024-08-20", to: "2026-03-13", interval: QUARTER, top: 100, depth: 1) {
  buckets { period { from to } total { amount } amounts yearAgo { amount } } categories { account { fullName } total { amount } } total { amount } } }`;

interface Found {
  readonly total: { readonly amount: string };
  readonly categories: readonly { readonly account: { readonly fullName: string }; readonly total: { readonly amount: string } }[];
  readonly buckets: readonly {
    readonly period: { readonly from: PlainDate; readonly to: PlainDate };
    readonly total: { readonly amount: string };
    readonly amounts: readonly string[];
  }[];
}

describe.runIf(hasHledger())('categories and buckets equal hledger’s expenses at the rates of the postings', () => {
  test.each(drawnBooks(6))('$name', async ({ journal }) => {
    const book = await app.book({ currency: 'USD', fiscalYearStartMonth: 10 }, journal);
    const found: Found = (await book.ask(query)).expenseTrend;
    const whole = { from: '2024-08-20' as PlainDate, to: '2026-03-13' as PlainDate };
    const [total, ...buckets] = withFile(journal, (path) =>
      [whole, ...found.buckets.map(({ period }) => period)].map((range) => {
        const balances = hledgerBalances(path, { ...range, sums: 'tree', value: { at: 'then', in: 'USD' } });
        return (account: string) => quantityOf(balances, account, 'USD').rounded(2).toString();
      }),
    );
    // Nothing is posted to the root itself in these books, so its children are all there is.
    expect(found.total.amount).toBe(total!('expenses'));
    for (const { account, total: own } of found.categories) expect(own.amount).toBe(total!(account.fullName));
    for (const [index, bucket] of found.buckets.entries()) {
      expect(bucket.total.amount).toBe(buckets[index]!('expenses'));
      expect(bucket.amounts).toEqual(found.categories.map(({ account }) => buckets[index]!(account.fullName)));
    }
  });
});
