import { expect, test } from 'vitest';
import { companyWithout, figureOf } from '../../testing/kpi-facts.ts';
import { workingCapital } from './working-capital.ts';

test('assets but fixed ones, less liabilities but long ones', () => {
  const closing = {
    'assets:bank': '100',
    'assets:stock': '40',
    'assets:machines': '9000',
    'liabilities:card': '-30',
    'liabilities:vat': '-5',
    'liabilities:loan': '-7000',
  };
  expect(figureOf(workingCapital, { closing }).value).toBe('105.00');
});

test('untyped accounts are in neither, and that is said once', () => {
  const accounts = { ...companyWithout(), odd: 'UNTYPED', 'odd:a': 'UNTYPED', 'odd:b': 'UNTYPED' };
  expect(figureOf(workingCapital, { accounts, closing: { 'odd:a': '1', 'odd:b': '-1' } }).warnings).toEqual(['UNTYPED_ACCOUNT']);
});
