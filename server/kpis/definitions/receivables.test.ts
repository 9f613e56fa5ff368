import { expect, test } from 'vitest';
import { companyWithout, figureOf } from '../../testing/kpi-facts.ts';
import { receivables } from './receivables.ts';

test('what customers owe', () => {
  expect(figureOf(receivables, { closing: { 'assets:customers': '120.5', 'assets:bank': '1' } }).value).toBe('120.50');
});

test('undefined without an account of the role', () => {
  expect(figureOf(receivables, { accounts: companyWithout('assets:customers') }).nullReason).toBe('NO_ACCOUNT_OF_ROLE');
});
