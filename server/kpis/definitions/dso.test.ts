import { expect, test } from 'vitest';
import { companyWithout, figureOf } from '../../testing/kpi-facts.ts';
import { dso } from './dso.ts';

test('mean of start and end over revenue, times days', () => {
  // (100 + 200) / 2 / 900 * 90 = 15
  const facts = {
    days: 90,
    opening: { 'assets:customers': '100' },
    closing: { 'assets:customers': '200' },
    results: { 'income:sales': '-900' },
  };
  expect(figureOf(dso, facts)).toMatchObject({ value: '15.0', warnings: [] });
});

test('customers in credit are left out, with their count', () => {
  const accounts = { ...companyWithout(), 'assets:customers:a': 'ASSET RECEIVABLE', 'assets:customers:b': 'ASSET RECEIVABLE' };
  const facts = {
    accounts,
    days: 10,
    closing: { 'assets:customers:a': '200', 'assets:customers:b': '-80' },
    results: { 'income:sales': '-100' },
  };
  expect(figureOf(dso, facts)).toMatchObject({ value: '10.0', warnings: ['BALANCES_EXCLUDED'] });
});

test('undefined without revenue, and without receivables', () => {
  expect(figureOf(dso, { closing: { 'assets:customers': '200' } }).nullReason).toBe('noRevenue');
  expect(figureOf(dso, { accounts: companyWithout('assets:customers'), results: { 'income:sales': '-1' } }).nullReason).toBe(
    'NO_ACCOUNT_OF_ROLE',
  );
});
