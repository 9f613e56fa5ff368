import { expect, test } from 'vitest';
import { companyWithout, figureOf } from '../../testing/kpi-facts.ts';
import { payables } from './payables.ts';

test('what is owed to suppliers is positive', () => {
  expect(figureOf(payables, { closing: { 'liabilities:suppliers': '-120.5', 'liabilities:loan': '-1' } }).value).toBe('120.50');
});

test('undefined without an account of the role', () => {
  expect(figureOf(payables, { accounts: companyWithout('liabilities:suppliers') }).nullReason).toBe('NO_ACCOUNT_OF_ROLE');
});
