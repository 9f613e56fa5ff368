import { expect, test } from 'vitest';
import { closedAtFirst, rowsInSight } from './rows.ts';

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
