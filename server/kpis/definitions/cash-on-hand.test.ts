import { expect, test } from 'vitest';
import { companyWithout, figureOf } from '../../testing/kpi-facts.ts';
import { cashOnHand } from './cash-on-hand.ts';

test('all cash accounts together, an overdrawn one with a warning', () => {
  const closing = { 'assets:bank': '-30.005', 'assets:till': '100', 'assets:customers': '500' };
  expect(figureOf(cashOnHand, { closing })).toEqual({ value: '70.00', nullReason: null, inferred: false, warnings: ['OVERDRAWN'] });
});

test('a book without cash accounts has no answer, not total assets', () => {
  const accounts = companyWithout('assets:bank', 'assets:till');
  expect(figureOf(cashOnHand, { accounts, closing: { 'assets:customers': '500' } })).toMatchObject({
    value: null,
    nullReason: 'NO_ACCOUNT_OF_ROLE',
    warnings: ['NO_ACCOUNT_OF_ROLE'],
  });
});

test('some without a rate is left out; all without a rate is unknown', () => {
  expect(figureOf(cashOnHand, { closing: { 'assets:bank': '5', 'assets:till': '? 7' } }).value).toBe('5.00');
  expect(figureOf(cashOnHand, { closing: { 'assets:till': '? 7' } })).toMatchObject({ value: null, nullReason: 'UNPRICED' });
  expect(figureOf(cashOnHand, {}).value).toBe('0.00');
});

test('a role read from the name is said to be a guess', () => {
  expect(figureOf(cashOnHand, { accounts: { 'assets:cash': 'ASSET CASH guessed' } }).inferred).toBe(true);
});
