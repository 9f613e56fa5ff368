import { expect, test } from 'vitest';
import { companyWithout, figureOf } from '../../testing/kpi-facts.ts';
import { ebitda } from './ebitda.ts';

test('net income with interest, tax and depreciation added back', () => {
  const results = {
    'income:sales': '-1000',
    'expenses:rent': '300',
    'expenses:interest': '50',
    'expenses:income tax': '60',
    'expenses:depreciation': '70',
  };
  expect(figureOf(ebitda, { results })).toMatchObject({ value: '700.00', warnings: [] });
});

test('a role that no account has is said, one warning for each', () => {
  const accounts = companyWithout('expenses:interest', 'expenses:depreciation');
  expect(figureOf(ebitda, { accounts, results: { 'income:sales': '-10' } })).toMatchObject({
    value: '10.00',
    warnings: ['NO_ACCOUNT_OF_ROLE', 'NO_ACCOUNT_OF_ROLE'],
  });
});
