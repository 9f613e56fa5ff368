import { expect, test } from 'vitest';
import { figureOf } from '../../testing/kpi-facts.ts';
import { currentRatio } from './current-ratio.ts';

test('current assets over current liabilities', () => {
  const closing = {
    'assets:bank': '100',
    'assets:stock': '50',
    'assets:machines': '9',
    'liabilities:suppliers': '-90',
    'liabilities:loan': '-9',
  };
  expect(figureOf(currentRatio, { closing }).value).toBe('1.6667');
});

test('undefined where nothing is owed, or suppliers owe us', () => {
  expect(figureOf(currentRatio, { closing: { 'assets:bank': '100' } }).nullReason).toBe('noCurrentLiabilities');
  expect(figureOf(currentRatio, { closing: { 'assets:bank': '100', 'liabilities:suppliers': '5' } }).nullReason).toBe(
    'noCurrentLiabilities',
  );
});
