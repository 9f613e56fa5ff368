import { expect, test } from 'vitest';
import { companyWithout, figureOf } from '../../testing/kpi-facts.ts';
import { operatingMargin } from './operating-margin.ts';

test('all expenses but interest and income tax', () => {
  const results = {
    'income:sales': '-1000',
    'expenses:goods': '200',
    'expenses:rent': '300',
    'expenses:depreciation': '100',
    'expenses:interest': '50',
    'expenses:income tax': '60',
  };
  expect(figureOf(operatingMargin, { results }).value).toBe('0.4000');
});

test('undefined without revenue; known where no interest or tax account exists', () => {
  expect(figureOf(operatingMargin, { results: { 'expenses:rent': '1' } }).nullReason).toBe('noRevenue');
  const accounts = companyWithout('expenses:interest', 'expenses:income tax');
  expect(figureOf(operatingMargin, { accounts, results: { 'income:sales': '-3', 'expenses:rent': '1' } }).value).toBe('0.6667');
});
