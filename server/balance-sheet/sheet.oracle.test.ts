import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { minorDigitsOf } from '../ledger/currency-digits.ts';
import { Decimal } from '../ledger/decimal.ts';
import { fiscalYearStart } from '../ledger/period.ts';
import { addDays, plainDate } from '../ledger/plain-date.ts';
import { drawnBooks, type HledgerBalances, hasHledger, hledgerBalances, quantityOf } from '../testing/hledger-balances.ts';
import { withFile } from '../testing/journal-oracle.ts';
import { createTestApp, type TestApp } from '../testing/test-app.ts';

let app: TestApp;

beforeAll(async () => {
  app = await createTestApp(new Date('2030-01-01T12:00:00Z'));
});

afterAll(() => app.close());

interface AnsweredLine {
  account: { fullName: string } | null;
  value: { amount: string } | null;
}

const query = `query ($asOf: Date!, $currency: Currency) { balanceSheet(asOf: $asOf, currency: $currency) {
  assets { ...section } liabilities { ...section } equity { ...section }
  priorEarnings { amount } currentEarnings { amount } imbalance { amount } unpriced { currency amount on } } }
  fragment section on StatementSection { total { amount } lines { account { fullName } value { amount } } }`;

const fiscalYearStartMonth = 4;
const asked = [
  ['USD', '2026-06-21'],
  ['EUR', '2025-06-26'],
  ['JPY', '2024-12-28'],
] as const;

/** What no rate was known for, of the accounts below these roots, by commodity. */
function unpricedIn(balances: HledgerBalances, roots: readonly string[], currency: string): [string, string][] {
  const sums = new Map<string, Decimal>();
  for (const root of roots) {
    for (const [commodity, quantity] of balances.get(root) ?? []) {
      if (commodity !== currency) sums.set(commodity, (sums.get(commodity) ?? Decimal.zero).plus(quantity));
    }
  }
  return [...sums].filter(([, sum]) => !sum.isZero).map(([commodity, sum]) => [commodity, sum.trimmed().toString()]);
}

describe.runIf(hasHledger())('balance sheets equal hledger’s, each figure rounded alone', () => {
  test.each(drawnBooks(12))('$name', async ({ journal }) => {
    const book = await app.book({ currency: 'USD', fiscalYearStartMonth }, journal);
    for (const [currency, day] of asked) {
      const asOf = plainDate(day);
      const { balanceSheet: sheet } = await book.ask(query, { asOf, currency });
      const round = (amount: Decimal) => amount.rounded(minorDigitsOf(currency)!).toString();
      const [closing, dated, prior] = withFile(journal, (path) => [
        hledgerBalances(path, { to: asOf, sums: 'tree', value: { at: 'end', in: currency } }),
        hledgerBalances(path, { to: asOf, sums: 'tree', value: { at: 'then', in: currency } }),
        hledgerBalances(path, {
          to: addDays(fiscalYearStart(asOf, fiscalYearStartMonth), -1),
          sums: 'tree',
          value: { at: 'then', in: currency },
        }),
      ]) as [HledgerBalances, HledgerBalances, HledgerBalances];
      const check = (lines: readonly AnsweredLine[], balances: HledgerBalances, root: string, isCredit: boolean) => {
        const accounts = lines.filter((line) => line.account);
        for (const { account, value } of accounts) {
          const quantity = quantityOf(balances, account!.fullName, currency);
          const wanted = round(isCredit ? quantity.negated() : quantity);
          expect([asOf, currency, account!.fullName, value?.amount ?? round(Decimal.zero)]).toEqual([
            asOf,
            currency,
            account!.fullName,
            wanted,
          ]);
        }
        const known = new Set(accounts.map(({ account }) => account!.fullName));
        const inScope = [...balances].filter(
          ([name, amounts]) => name.split(':')[0] === root && [...amounts.values()].some((q) => !q.isZero),
        );
        expect(inScope.map(([name]) => name).filter((name) => !known.has(name))).toEqual([]);
      };
      check(sheet.assets.lines, closing, 'assets', false);
      check(sheet.liabilities.lines, closing, 'liabilities', true);
      check(sheet.equity.lines, dated, 'equity', true);
      expect(sheet.assets.total.amount).toBe(round(quantityOf(closing, 'assets', currency)));
      expect(sheet.liabilities.total.amount).toBe(round(quantityOf(closing, 'liabilities', currency).negated()));
      const earned = (balances: HledgerBalances) =>
        quantityOf(balances, 'income', currency)
          .plus(quantityOf(balances, 'expenses', currency))
          .negated();
      expect(sheet.priorEarnings.amount).toBe(round(earned(prior)));
      expect(sheet.currentEarnings.amount).toBe(round(earned(dated).minus(earned(prior))));
      expect(sheet.imbalance).toEqual([]);
      const unpriced = new Map(
        sheet.unpriced.map((row: { currency: string; amount: string }) => [row.currency, Decimal.from(row.amount).trimmed().toString()]),
      );
      for (const [commodity, amount] of unpricedIn(closing, ['assets', 'liabilities'], currency))
        expect(unpriced.get(commodity)).toBe(amount);
    }
  });
});
