import { expect, test } from 'vitest';
import { Decimal } from '../ledger/decimal.ts';
import { factsOf } from '../testing/kpi-facts.ts';
import { burnRate } from './definitions/burn-rate.ts';
import { expenses } from './definitions/expenses.ts';
import { changeOf, printedValue, sharesOf } from './figure.ts';

const decimal = (text: string | null) => (text === null ? null : Decimal.from(text));

test.each([
  ['12.50', '10.00', '2.50', '0.2500', 'UP'],
  ['7.50', '10.00', '-2.50', '-0.2500', 'DOWN'],
  ['10.00', '10.00', '0.00', '0.0000', 'FLAT'],
  // From a loss to a profit is up, whatever the sign of what it is measured against.
  ['5.00', '-10.00', '15.00', '1.5000', 'UP'],
  ['5.00', '0.00', '5.00', null, 'UP'],
  [null, '5.00', null, null, 'UNKNOWN'],
  ['5.00', null, null, null, 'UNKNOWN'],
])('%s after %s', (value, previous, change, changeRatio, trend) => {
  const found = changeOf(decimal(value), decimal(previous));
  expect([found.change?.toString() ?? null, found.changeRatio?.toString() ?? null, found.trend]).toEqual([change, changeRatio, trend]);
});

const shares = (measure: Parameters<typeof sharesOf>[0], first: number) =>
  sharesOf(measure, printedValue(measure, 2), 2, first).map(({ part, amount }) => [part?.account.fullName ?? null, amount.toString()]);

test('the largest shares, by size and then by name, and the rest', () => {
  const results = { 'expenses:wages': '-5', 'expenses:rent': '5', 'expenses:goods': '1', 'expenses:interest': '100' };
  const measure = expenses.measure(factsOf({ results }));
  expect(shares(measure, 2)).toEqual([
    ['expenses:interest', '100.00'],
    ['expenses:rent', '5.00'],
    [null, '-4.00'],
  ]);
  expect(shares(measure, 4)).toHaveLength(4);
});

test('where rounding parts the shares from the figure, the rest says by how much', () => {
  const months = ['expenses:rent', 'expenses:goods'].map((name) => ({ cashFlow: { [name]: '-0.01' } }));
  // 0.02 / 3 = 0.01, of which each account has 0.01 / 3 = 0.00.
  expect(shares(burnRate.measure(factsOf({ months: [...months, {}] })), 5)).toEqual([
    ['expenses:goods', '0.00'],
    ['expenses:rent', '0.00'],
    [null, '0.01'],
  ]);
});

test('an undefined figure has no shares', () => {
  expect(shares(burnRate.measure(factsOf({})), 5)).toEqual([]);
});
