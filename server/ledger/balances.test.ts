import { expect, test } from 'vitest';
import { balancesAt } from './balances.ts';
import { Decimal } from './decimal.ts';
import { type PlainDate, plainDate } from './plain-date.ts';
import { Rates } from './rates.ts';
import { Valuation } from './valuation.ts';

const commodities = new Map([
  [1, { id: 1, symbol: 'EUR', digits: 2 }],
  [2, { id: 2, symbol: 'USD', digits: 2 }],
]);
const price = (on: string, rate: string) => ({ on: plainDate(on), commodityId: 2, rate: Decimal.from(rate), quoteId: 1 });
const valuation = new Valuation('EUR', new Rates([price('2026-02-01', '0.9'), price('2026-03-01', '0.8')], String), commodities);
const sum = (accountId: number, commodityId: number, on: string, amount: string) => ({
  ...{ accountId, commodityId, on: plainDate(on), amount: Decimal.from(amount), isClosing: false },
});

test('each day has what was held by then, at the rates of that day', () => {
  const sums = [sum(1, 1, '2026-01-10', '100'), sum(1, 2, '2026-01-20', '10'), sum(2, 1, '2026-02-10', '7'), sum(2, 1, '2026-03-05', '-7')];
  const days = ['2026-03-31', '2026-01-31', '2026-02-28', '2026-02-28'].map(plainDate);
  const found = balancesAt(days, sums, valuation);
  const on = (day: string) => [...found.get(day as PlainDate)!].map(([id, value]) => [id, value.amount.toString(), value.leftOut.length]);
  // The dollars have no rate yet in January; the second account is empty again in March.
  expect(on('2026-01-31')).toEqual([[1, '100', 1]]);
  expect(on('2026-02-28')).toEqual([
    [1, '109.0', 0],
    [2, '7', 0],
  ]);
  expect(on('2026-03-31')).toEqual([[1, '108.0', 0]]);
});
