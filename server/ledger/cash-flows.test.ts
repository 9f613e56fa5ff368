import { expect, test } from 'vitest';
import { CashFlows, type CounterSum, sectionOf } from './cash-flows.ts';
import { Chart, type ChartAccount } from './chart.ts';
import { Decimal } from './decimal.ts';
import type { AccountRole, AccountType } from './nouns.ts';
import { plainDate } from './plain-date.ts';
import { Valued } from './valued.ts';

const account = (id: number, fullName: string, type: AccountType, role: AccountRole | null = null): ChartAccount => ({
  id,
  fullName,
  name: fullName,
  depth: 1,
  parentId: null,
  path: [id],
  type,
  role,
  roleInferred: false,
  isConversion: false,
});

test.each<[AccountType, AccountRole | null, string]>([
  ['ASSET', 'FIXED_ASSET', 'INVESTING'],
  ['ASSET', 'MARKETABLE_SECURITY', 'INVESTING'],
  ['ASSET', 'RECEIVABLE', 'OPERATING'],
  ['ASSET', null, 'OPERATING'],
  ['LIABILITY', 'DEBT_SHORT', 'FINANCING'],
  ['LIABILITY', 'DEBT_LONG', 'FINANCING'],
  ['LIABILITY', 'PAYABLE', 'OPERATING'],
  ['LIABILITY', null, 'OPERATING'],
  ['EQUITY', null, 'FINANCING'],
  ['REVENUE', 'OTHER_INCOME', 'OPERATING'],
  ['EXPENSE', 'INTEREST', 'OPERATING'],
  ['EXPENSE', 'INCOME_TAX', 'OPERATING'],
  ['UNTYPED', null, 'OPERATING'],
])('%s with role %s is %s', (type, role, section) => {
  expect(sectionOf(account(1, 'a', type, role))).toBe(section);
});

const chart = new Chart([
  account(1, 'rent', 'EXPENSE'),
  account(2, 'supplier', 'LIABILITY', 'PAYABLE'),
  account(3, 'customer', 'ASSET', 'RECEIVABLE'),
  account(4, 'loan', 'LIABILITY', 'DEBT_LONG'),
  account(5, 'machine', 'ASSET', 'FIXED_ASSET'),
]);
const day = plainDate('2026-01-10');
const range = { from: plainDate('2026-01-01'), to: plainDate('2026-01-31') };
const bounds = [range.from, plainDate('2026-02-01')];

const sum = (accountId: number, paid: string, received: string, isOpening = false): CounterSum => {
  const [debits, credits] = [Decimal.from(paid), Decimal.from(received)];
  const amount = debits.plus(credits);
  const paidValue = debits.isZero ? Valued.nothing : Valued.exactly(debits);
  return { accountId, commodityId: 1, isOpening, on: day, amount, valued: Valued.exactly(amount), paid: paidValue };
};
const shown = (amounts: ReadonlyMap<number, { amount: Decimal }>) =>
  Object.fromEntries([...amounts].map(([id, { amount }]) => [id, amount.toString()]));

test('flows are positive where cash came in; gross burn is what went out, refunds taken off, financing left aside', () => {
  const sums = [sum(1, '900', '-50'), sum(2, '200', '-30'), sum(3, '10', '-700'), sum(4, '100', '-1000'), sum(5, '400', '-20')];
  const flows = new CashFlows(chart, sums, bounds);
  expect(shown(flows.section('OPERATING', range))).toEqual({ 1: '-850', 2: '-170', 3: '690' });
  expect(shown(flows.section('INVESTING', range))).toEqual({ 5: '-380' });
  expect(shown(flows.section('FINANCING', range))).toEqual({ 4: '900' });
  // A customer's payment and the sale of a machine are no refunds.
  expect(shown(flows.grossBurn(range))).toEqual({ 1: '850', 2: '170', 3: '10', 5: '400' });
});

test('opening entries are neither flows of their accounts nor burn', () => {
  const flows = new CashFlows(chart, [sum(3, '500', '0', true), sum(4, '0', '-800', true)], bounds);
  expect(shown(flows.section('OPERATING', range))).toEqual({});
  expect(shown(flows.grossBurn(range))).toEqual({});
  expect(flows.opening(range).amount.toString()).toBe('300');
});
