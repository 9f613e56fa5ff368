import { expect, test } from 'vitest';
import { type Posting, summaryOf } from './summary.ts';

const posting = (name: string, type: string, amount: string, currency = 'USD'): Posting => ({
  account: { name, fullName: name, type },
  amount: { amount, currency },
});

test('spending and earning are told from the side of the money', () => {
  expect(summaryOf([posting('Hosting', 'EXPENSE', '28.22'), posting('Bank', 'ASSET', '-28.22')])).toEqual({
    amounts: [{ amount: '-28.22', currency: 'USD' }],
    kind: 'out',
    categories: ['Hosting'],
    accounts: ['Bank'],
  });
  expect(
    summaryOf([posting('Bank', 'ASSET', '97.00'), posting('Fees', 'EXPENSE', '3.00'), posting('Sales', 'REVENUE', '-100.00')]),
  ).toMatchObject({
    amounts: [{ amount: '97.00', currency: 'USD' }],
    kind: 'in',
    categories: ['Sales', 'Fees'],
  });
});

test('what only moves between own accounts has no sign', () => {
  expect(summaryOf([posting('Savings', 'ASSET', '50.00'), posting('Bank', 'ASSET', '-50.00')])).toEqual({
    amounts: [{ amount: '50.00', currency: 'USD' }],
    kind: 'moved',
    categories: [],
    accounts: ['Savings', 'Bank'],
  });
});

test('two currencies are never added up', () => {
  const exchange = summaryOf([
    posting('Euro', 'ASSET', '90.00', 'EUR'),
    posting('Bank', 'ASSET', '-100.00'),
    posting('Fees', 'EXPENSE', '1.00'),
  ]);
  expect(exchange.amounts).toEqual([
    { amount: '90.00', currency: 'EUR' },
    { amount: '-100.00', currency: 'USD' },
  ]);
  expect(exchange.kind).toBe('moved');
});
