import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../testing/test-app.ts';

let app: TestApp;

beforeAll(async () => {
  app = await createTestApp(undefined, undefined, { cache: null });
});

afterAll(() => app.close());

test('amounts without a rate that cancel are nothing in every report, and nothing is said to be left out', async () => {
  const moved =
    '2026-01-05 Moved\n  assets:bank:a   10 XYZ\n  assets:bank:b\n\n2026-01-06 Moved\n  expenses:a   5 XYZ\n  expenses:b   -5 XYZ\n';
  const book = await app.book({ currency: 'EUR' }, moved);
  const month = 'from: "2026-01-01", to: "2026-01-31"';
  const answer = await book.ask(`{
    kpis(period: { range: { ${month} } }, keys: [CASH_ON_HAND, NET_CASH_CHANGE, EXPENSES]) { kpis { value nullReason } unpriced { amount } }
    cashFlow(${month}) { closingCash { amount } unpriced { amount } }
    incomeStatement(${month}) { expenses { total { amount } lines { depth value { amount } } } unpriced { amount } }
    balanceSheet(asOf: "2026-01-31") { assets { total { amount } } unpriced { amount } warnings { code } }
  }`);
  const { kpis, cashFlow, incomeStatement, balanceSheet } = answer;
  expect(kpis).toEqual({ kpis: Array(3).fill({ value: '0.00', nullReason: null }), unpriced: [] });
  expect(cashFlow).toEqual({ closingCash: { amount: '0.00' }, unpriced: [] });
  expect(incomeStatement.expenses.lines[0]).toEqual({ depth: 1, value: { amount: '0.00' } });
  expect(incomeStatement.unpriced).toEqual([]);
  expect(balanceSheet).toEqual({ assets: { total: { amount: '0.00' } }, unpriced: [], warnings: [] });
});

test('reports begin on the first day of the calendar', async () => {
  const book = await app.book({ currency: 'EUR' }, '2026-01-05 Sale\n  assets:bank   10 EUR\n  income:sales\n');
  const from = 'from: "0001-01-01", to: "2026-01-31"';
  const { kpis, cashFlow } = await book.ask(
    `{ kpis(period: { range: { ${from} } }, keys: [NET_CASH_CHANGE]) { kpis { value } } cashFlow(${from}) { openingCash { amount } netChange { amount } } }`,
  );
  expect(kpis.kpis).toEqual([{ value: '10.00' }]);
  expect(cashFlow).toEqual({ openingCash: { amount: '0.00' }, netChange: { amount: '10.00' } });
});
