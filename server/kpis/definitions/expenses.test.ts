import { expect, test } from 'vitest';
import { companyWithout, figureOf } from '../../testing/kpi-facts.ts';
import { expenses } from './expenses.ts';

test('all expenses, refunds taken off; cash does not matter', () => {
  const accounts = companyWithout('assets');
  expect(figureOf(expenses, { accounts, results: { 'expenses:rent': '900', 'expenses:goods': '-50', 'income:sales': '-10' } }).value).toBe(
    '850.00',
  );
});

test('half a cent goes to the even cent', () => {
  expect(figureOf(expenses, { results: { 'expenses:rent': '0.125' } }).value).toBe('0.12');
});
