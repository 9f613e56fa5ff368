import { expect, test } from 'vitest';
import { closedAtFirst, halvesOf, rowsInSight } from './rows.ts';

const chart = ['assets', 'assets:bank', 'assets:bank:checking', 'assets:cash', 'expenses', 'expenses:food'].map((fullName) => ({
  fullName,
  name: fullName.split(':').at(-1) ?? '',
  depth: fullName.split(':').length,
}));
const namesOf = (...args: Parameters<typeof rowsInSight>) => rowsInSight(...args).map(({ account }) => account.fullName);

test('what is below a closed account is out of sight', () => {
  expect(namesOf(chart, new Set(['assets:bank', 'expenses']), '')).toEqual(['assets', 'assets:bank', 'assets:cash', 'expenses']);
  expect(rowsInSight(chart, new Set(['assets:bank']), '').map(({ isParent, isOpen }) => isParent && isOpen)).toEqual([
    true,
    false,
    false,
    true,
    false,
  ]);
});

test('what is looked for is found in closed accounts too, with all above it', () => {
  expect(namesOf(chart, new Set(['assets']), 'CHECK')).toEqual(['assets', 'assets:bank', 'assets:bank:checking']);
});

test('a small chart begins open, a large one with two levels', () => {
  expect(closedAtFirst(chart)).toEqual(new Set());
  expect(closedAtFirst(chart, 5)).toEqual(new Set(['assets:bank']));
});

test('what is owned and owed stands apart from what comes and goes', () => {
  const typed = [...chart, { fullName: 'liabilities', name: 'liabilities', depth: 1 }].map((account) => ({
    ...account,
    type: account.fullName.startsWith('assets') ? 'ASSET' : account.fullName === 'liabilities' ? 'LIABILITY' : 'EXPENSE',
  }));
  const halves = (words: string) =>
    halvesOf(rowsInSight(typed, new Set(['assets:bank']), words)).map((rows) => rows.map(({ account }) => account.fullName));
  expect(halves('')).toEqual([
    ['assets', 'assets:bank', 'assets:cash', 'liabilities'],
    ['expenses', 'expenses:food'],
  ]);
  expect(halves('food')).toEqual([['expenses', 'expenses:food']]);
});
