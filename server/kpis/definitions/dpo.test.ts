import { expect, test } from 'vitest';
import { companyWithout, figureOf } from '../../testing/kpi-facts.ts';
import { dpo } from './dpo.ts';

test('mean of start and end over purchases, times days; wages and interest are no purchases', () => {
  // (50 + 70) / 2 / 600 * 30 = 3
  const results = {
    'expenses:goods': '400',
    'expenses:rent': '200',
    'expenses:wages': '5000',
    'expenses:interest': '10',
    'expenses:depreciation': '9',
  };
  const facts = { days: 30, opening: { 'liabilities:suppliers': '-50' }, closing: { 'liabilities:suppliers': '-70' }, results };
  expect(figureOf(dpo, facts).value).toBe('3.0');
});

test('undefined without purchases, and without payables', () => {
  expect(figureOf(dpo, { closing: { 'liabilities:suppliers': '-70' } }).nullReason).toBe('noPurchases');
  expect(figureOf(dpo, { accounts: companyWithout('liabilities:suppliers'), results: { 'expenses:rent': '1' } }).nullReason).toBe(
    'NO_ACCOUNT_OF_ROLE',
  );
});
