import { expect, test } from 'vitest';
import { companyWithout, figureOf } from '../../testing/kpi-facts.ts';
import { outstandingDebt } from './outstanding-debt.ts';

test('loans and cards, not suppliers or taxes', () => {
  const closing = { 'liabilities:loan': '-1000', 'liabilities:card': '-50', 'liabilities:suppliers': '-300', 'liabilities:vat': '-20' };
  expect(figureOf(outstandingDebt, { closing })).toMatchObject({ value: '1050.00', warnings: [] });
});

test('an overpaid card reduces the debt, with a warning', () => {
  expect(figureOf(outstandingDebt, { closing: { 'liabilities:loan': '-1000', 'liabilities:card': '50' } })).toMatchObject({
    value: '950.00',
    warnings: ['OVERPAID'],
  });
});

test('paid off is 0; no debt account is undefined', () => {
  expect(figureOf(outstandingDebt, {}).value).toBe('0.00');
  expect(figureOf(outstandingDebt, { accounts: companyWithout('liabilities:loan', 'liabilities:card') }).nullReason).toBe(
    'NO_ACCOUNT_OF_ROLE',
  );
});
