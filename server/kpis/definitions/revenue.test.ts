import { expect, test } from 'vitest';
import { companyWithout, figureOf } from '../../testing/kpi-facts.ts';
import { revenue } from './revenue.ts';

test('sales less credit notes, without other income', () => {
  const accounts = { ...companyWithout(), 'income:credit notes': 'REVENUE' };
  const results = { 'income:sales': '-1000', 'income:credit notes': '40', 'income:bank interest': '-7' };
  expect(figureOf(revenue, { accounts, results }).value).toBe('960.00');
});

test('nothing earned is 0, and untyped accounts are pointed out', () => {
  expect(figureOf(revenue, { accounts: { ...companyWithout(), odd: 'UNTYPED', quiet: 'UNTYPED' }, results: { odd: '5' } })).toMatchObject({
    value: '0.00',
    warnings: ['UNTYPED_ACCOUNT'],
  });
});
