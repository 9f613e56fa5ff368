import { expect, test } from 'vitest';
import { companyWithout, figureOf } from '../../testing/kpi-facts.ts';
import { debtToEquity } from './debt-to-equity.ts';

test('debt over all assets less all liabilities', () => {
  // 300 / (1000 - 300 - 100) = 0.5
  const closing = { 'assets:bank': '1000', 'liabilities:loan': '-300', 'liabilities:suppliers': '-100' };
  expect(figureOf(debtToEquity, { closing }).value).toBe('0.5000');
});

test('undefined where equity is not positive, and without debt accounts', () => {
  expect(figureOf(debtToEquity, { closing: { 'assets:bank': '100', 'liabilities:loan': '-100' } }).nullReason).toBe('negativeEquity');
  expect(figureOf(debtToEquity, { accounts: companyWithout('liabilities:loan', 'liabilities:card') }).nullReason).toBe(
    'NO_ACCOUNT_OF_ROLE',
  );
});
