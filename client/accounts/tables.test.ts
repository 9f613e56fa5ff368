import { expect, test } from 'vitest';
import type { ChartAccountFragment, RegisterPostingFragment } from '../gql/operations.ts';
import { chartTable, registerTable } from './tables.ts';

const account = (fullName: string) => ({ __typename: 'Account', id: fullName, name: fullName, fullName }) as const;
const amount = (text: string, currency = 'USD') => ({ __typename: 'Amount', amount: text, currency }) as const;

test('a chart of accounts keeps what is held beside what it is worth, and an unknown worth stays empty', () => {
  const accounts = [
    { ...account('assets'), depth: 1, type: 'ASSET', role: null, balance: { native: [amount('5.00', 'EUR')], value: null } },
    { ...account('assets:bank'), depth: 2, type: 'ASSET', role: 'CASH', balance: { native: [], value: amount('12.50') } },
  ] as unknown as ChartAccountFragment[];
  expect(chartTable(accounts).rows).toEqual([
    ['assets', 'ASSET', null, null, null, '5.00 EUR'],
    ['assets:bank', 'ASSET', 'CASH', '12.50', 'USD', ''],
  ]);
});

test('a line of a register names each account on the other side once', () => {
  const postings = ['assets:bank', 'expenses:rent', 'expenses:rent'].map((name) => ({ id: name, account: account(name) }));
  const posting = {
    id: 'p',
    date: '2026-09-01',
    amount: amount('-900.00'),
    runningBalance: amount('100.00'),
    transaction: { id: 't', payee: 'Landlord', description: null, postings },
  } as unknown as RegisterPostingFragment;
  expect(registerTable([posting], (name) => name === 'assets:bank').rows).toEqual([
    ['2026-09-01', 'Landlord', null, 'expenses:rent', '-900.00', '100.00', 'USD'],
  ]);
});
