import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Decimal } from '../ledger/decimal.ts';
import { addDays, type PlainDate, plainDate } from '../ledger/plain-date.ts';
import { drawnBooks, hasHledger, hledgerBalances, quantityOf } from '../testing/hledger-balances.ts';
import { withFile } from '../testing/journal-oracle.ts';
import { createTestApp, type TestApp } from '../testing/test-app.ts';

let app: TestApp;
let compared = 0;

beforeAll(async () => {
  app = await createTestApp(new Date('2030-01-01T12:00:00Z'));
});

afterAll(() => app.close());

const query = `query ($period: PeriodInput!) { kpis(period: $period, compareTo: NONE,
  keys: [CASH_ON_HAND, NET_CASH_CHANGE, OUTSTANDING_DEBT, RECEIVABLES, REVENUE, EXPENSES, NET_INCOME]) { kpis { key value nullReason } } }`;

const ranges = [
  ['2024-08-20', '2024-12-31'],
  ['2025-02-01', '2025-02-28'],
  ['2025-10-01', '2026-05-09'],
].map(([from, to]) => ({ from: plainDate(from!), to: plainDate(to!) }));

/** What hledger says of the same figures, unrounded. */
function expected(path: string, { from, to }: { from: PlainDate; to: PlainDate }): Record<string, Decimal> {
  const at = (day: PlainDate) => hledgerBalances(path, { to: day, sums: 'tree', value: { at: 'end', in: 'USD' } });
  const [start, end] = [at(addDays(from, -1)), at(to)];
  const flows = hledgerBalances(path, { from, to, sums: 'tree', value: { at: 'then', in: 'USD' } });
  const [revenue, expenses] = [quantityOf(flows, 'income', 'USD').negated(), quantityOf(flows, 'expenses', 'USD')];
  const debts = ['liabilities:card', 'liabilities:loans'].map((account) => quantityOf(end, account, 'USD').negated());
  return {
    CASH_ON_HAND: quantityOf(end, 'assets:bank', 'USD'),
    NET_CASH_CHANGE: quantityOf(end, 'assets:bank', 'USD').minus(quantityOf(start, 'assets:bank', 'USD')),
    OUTSTANDING_DEBT: Decimal.sum(debts),
    RECEIVABLES: quantityOf(end, 'assets:receivable', 'USD'),
    REVENUE: revenue,
    EXPENSES: expenses,
    NET_INCOME: revenue.minus(expenses),
  };
}

describe.runIf(hasHledger())('figures equal hledger’s: balances at closing rates, flows at the rates of the postings', () => {
  test.each(drawnBooks(5))('$name', async ({ journal }) => {
    const book = await app.book({ currency: 'USD' }, journal);
    for (const range of ranges) {
      const { kpis }: { kpis: { key: string; value: string | null; nullReason: string | null }[] } = (
        await book.ask(query, { period: { range } })
      ).kpis;
      const figures = withFile(journal, (path) => expected(path, range));
      for (const { key, value, nullReason } of kpis) {
        // Where we say that nothing is known, hledger has nothing in this currency either.
        if (value === null)
          expect([key, nullReason, figures[key]!.isZero]).toEqual([key, expect.stringMatching(/^(UNPRICED|NO_ACCOUNT_OF_ROLE)$/), true]);
        else expect([key, value]).toEqual([key, figures[key]!.rounded(2).toString()]);
        if (value !== null && !Decimal.from(value).isZero) compared += 1;
      }
    }
  });

  test('and there was something to compare', () => expect(compared).toBeGreaterThan(20));
});
