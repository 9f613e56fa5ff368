import { expect, test } from 'vitest';
import { companyWithout, figureOf } from '../../testing/kpi-facts.ts';
import { grossMargin } from './gross-margin.ts';

test('what the cost of goods leaves of revenue; other expenses and other income do not matter', () => {
  const results = { 'income:sales': '-300', 'income:bank interest': '-50', 'expenses:goods': '100', 'expenses:rent': '900' };
  expect(figureOf(grossMargin, { results }).value).toBe('0.6667');
});

test('it may be negative', () => {
  expect(figureOf(grossMargin, { results: { 'income:sales': '-100', 'expenses:goods': '150' } }).value).toBe('-0.5000');
});

test('undefined without revenue, and without an account for the cost of goods', () => {
  expect(figureOf(grossMargin, { results: { 'expenses:goods': '1' } }).nullReason).toBe('noRevenue');
  expect(figureOf(grossMargin, { accounts: companyWithout('expenses:goods'), results: { 'income:sales': '-1' } }).nullReason).toBe(
    'NO_ACCOUNT_OF_ROLE',
  );
});
