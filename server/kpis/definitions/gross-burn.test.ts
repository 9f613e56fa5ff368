import { expect, test } from 'vitest';
import { companyWithout, figureOf } from '../../testing/kpi-facts.ts';
import { grossBurn } from './gross-burn.ts';

test('all that was paid out', () => {
  expect(
    figureOf(grossBurn, { grossBurn: { 'expenses:rent': '900', 'assets:machines': '100', 'liabilities:suppliers': '-50' } }).value,
  ).toBe('950.00');
});

test('nothing paid is 0; without cash accounts it is undefined', () => {
  expect(figureOf(grossBurn, {}).value).toBe('0.00');
  expect(figureOf(grossBurn, { accounts: companyWithout('assets:bank', 'assets:till') }).nullReason).toBe('NO_ACCOUNT_OF_ROLE');
});
