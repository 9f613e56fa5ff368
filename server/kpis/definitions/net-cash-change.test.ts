import { expect, test } from 'vitest';
import { companyWithout, figureOf } from '../../testing/kpi-facts.ts';
import { netCashChange } from './net-cash-change.ts';

test('the end less the start, accounts that were opened or emptied included', () => {
  const [opening, closing] = [{ 'assets:bank': '100' }, { 'assets:till': '70.5' }];
  expect(figureOf(netCashChange, { opening, closing }).value).toBe('-29.50');
});

test('without cash accounts it is undefined', () => {
  expect(figureOf(netCashChange, { accounts: companyWithout('assets:bank', 'assets:till') }).nullReason).toBe('NO_ACCOUNT_OF_ROLE');
});

test('what had no rate at the start and at the end is unknown', () => {
  expect(figureOf(netCashChange, { opening: { 'assets:till': '? 7' }, closing: { 'assets:till': '? 9' } }).nullReason).toBe('UNPRICED');
});
