import { expect, test } from 'vitest';
import { piecesOf, sourcesOf } from './move.ts';
import type { Row } from './use-entries.ts';

const row = (...accounts: [string, Row['postings'][number]['account']['type']][]): Row => ({
  __typename: 'Transaction',
  id: accounts.map(([name]) => name).join(),
  date: '2026-01-01',
  payee: null,
  description: '',
  status: 'UNMARKED',
  isSetAside: false,
  postings: accounts.map(([fullName, type]) => ({
    __typename: 'Posting',
    id: fullName,
    account: { __typename: 'Account', id: fullName, name: fullName, fullName, type },
    amount: { __typename: 'Money', amount: '1', currency: 'USD' },
  })),
});

test('what entries are for is offered before where the money is, and an entry counts once', () => {
  const rows = [
    row(['assets:bank', 'ASSET'], ['expenses:unknown', 'EXPENSE'], ['expenses:unknown', 'EXPENSE']),
    row(['assets:bank', 'ASSET'], ['expenses:unknown', 'EXPENSE']),
    row(['assets:bank', 'ASSET'], ['expenses:food', 'EXPENSE']),
  ];
  expect(sourcesOf(rows)).toEqual([
    { fullName: 'expenses:unknown', entries: 2 },
    { fullName: 'expenses:food', entries: 1 },
    { fullName: 'assets:bank', entries: 3 },
  ]);
});

test('many are moved in pieces, none twice and none left out', () => {
  const all = Array.from({ length: 205 }, (_, index) => index);
  expect(piecesOf(all).map((piece) => piece.length)).toEqual([100, 100, 5]);
  expect(piecesOf(all).flat()).toEqual(all);
  expect(piecesOf([])).toEqual([]);
});
