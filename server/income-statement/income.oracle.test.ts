import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { minorDigitsOf } from '../ledger/currency-digits.ts';
import { Decimal } from '../ledger/decimal.ts';
import type { PlainDate } from '../ledger/plain-date.ts';
import { drawnBooks, type HledgerBalances, hasHledger, hledgerBalances, quantityOf } from '../testing/hledger-balances.ts';
import { withFile } from '../testing/journal-oracle.ts';
import { createTestApp, type TestApp } from '../testing/test-app.ts';

let app: TestApp;

beforeAll(async () => {
  app = await createTestApp(new Date('2030-01-01T12:00:00Z'));
});

afterAll(() => app.close());

const query = `query ($from: Date!, $to: Date!, $interval: Interval, $currency: Currency) {
  incomeStatement(from: $from, to: $to, interval: $interval, currency: $currency) {
    period { from to } buckets { from to } revenue { ...section } expenses { ...section }
    netIncome { amount } netIncomeByBucket { amount } unpriced { currency amount on } } }
  fragment section on StatementSection {
    total { amount } comparativeTotals { amount } lines { account { fullName } value { amount } comparatives { amount } } }`;

interface Range {
  from: PlainDate;
  to: PlainDate;
}

type Amount = { amount: string } | null;

describe.runIf(hasHledger())('income statements equal hledger’s at the rates of the postings, each figure rounded alone', () => {
  test.each(drawnBooks(6))('$name', async ({ journal }) => {
    const book = await app.book({ currency: 'USD', fiscalYearStartMonth: 10 }, journal);
    for (const currency of ['USD', 'GBP', 'JPY']) {
      const variables = { from: '2024-08-20', to: '2026-03-13', interval: currency === 'USD' ? 'QUARTER' : 'YEAR', currency };
      const { incomeStatement: statement } = await book.ask(query, variables);
      const ranges: Range[] = [statement.period, ...statement.buckets];
      const columns = withFile(journal, (path) =>
        ranges.map(({ from, to }) => hledgerBalances(path, { from, to, sums: 'tree', value: { at: 'then', in: currency } })),
      );
      const round = (amount: Decimal) => amount.rounded(minorDigitsOf(currency)!).toString();
      const check = (figures: readonly Amount[], of: (balances: HledgerBalances) => Decimal) =>
        expect(figures.map((figure) => figure?.amount ?? round(Decimal.zero))).toEqual(columns.map((balances) => round(of(balances))));
      for (const [section, root, sign] of [
        [statement.revenue, 'income', -1],
        [statement.expenses, 'expenses', 1],
      ]) {
        const inSign = (quantity: Decimal) => (sign === 1 ? quantity : quantity.negated());
        check([section.total, ...section.comparativeTotals], (balances) => inSign(quantityOf(balances, root, currency)));
        for (const line of section.lines) {
          check([line.value, ...line.comparatives], (balances) => inSign(quantityOf(balances, line.account.fullName, currency)));
        }
      }
      check([statement.netIncome, ...statement.netIncomeByBucket], (balances) =>
        quantityOf(balances, 'income', currency)
          .plus(quantityOf(balances, 'expenses', currency))
          .negated(),
      );
    }
  });
});
