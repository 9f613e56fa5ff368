import { expect, test } from 'vitest';
import { companyWithout, figureOf } from '../../testing/kpi-facts.ts';
import { quickRatio } from './quick-ratio.ts';

test('stock does not count', () => {
  const closing = {
    'assets:bank': '100',
    'assets:customers': '20',
    'assets:bonds': '30',
    'assets:stock': '500',
    'liabilities:suppliers': '-90',
  };
  expect(figureOf(quickRatio, { closing }).value).toBe('1.6667');
});

test('undefined without accounts that could be quick', () => {
  const accounts = companyWithout('assets:bank', 'assets:till', 'assets:customers', 'assets:bonds');
  expect(figureOf(quickRatio, { accounts, closing: { 'liabilities:suppliers': '-90' } }).nullReason).toBe('NO_ACCOUNT_OF_ROLE');
});
