import { expect, test } from 'vitest';
import { figureOf } from '../../testing/kpi-facts.ts';
import { netIncome } from './net-income.ts';

test('all income, other income included, less all expenses', () => {
  expect(figureOf(netIncome, { results: { 'income:sales': '-1000', 'income:bank interest': '-7', 'expenses:rent': '1100' } }).value).toBe(
    '-93.00',
  );
});

test('unknown where nothing of it has a rate', () => {
  expect(figureOf(netIncome, { results: { 'income:sales': '? -5' } })).toMatchObject({ value: null, nullReason: 'UNPRICED' });
});
