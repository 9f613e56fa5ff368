import { expect, test } from 'vitest';
import { Decimal } from '../decimal.ts';
import { plainDate } from '../plain-date.ts';
import { EntrySums } from './entry-sums.ts';
import { nodeKinds } from './node.ts';

const [first, second] = [plainDate('2026-01-31'), plainDate('2026-02-01')];

const posting = (accountId: number, commodityId: number, amount: string, date = first, isCashMoved = false) => ({
  accountId,
  date,
  amount: { commodityId, quantity: Decimal.from(amount) },
  cost: null,
  columns: { cashDate: isCashMoved ? date : null, isOpening: false },
});

const rowsOf = (sums: EntrySums) =>
  sums.take().map(({ kind, accountId, commodityId, date, amount, n }) => `${kind} ${accountId} ${commodityId} ${date} ${amount} ${n}`);

/** Sums of all postings at cost are of no account, and beside the point here. */
const ofAccounts = (sums: EntrySums) => rowsOf(sums).filter((row) => !row.startsWith(`${nodeKinds.atCost} `));

test('accounts and commodities are told apart, whose numbers run into each other', () => {
  const sums = new EntrySums();
  for (const [account, commodity] of [
    [1, 23],
    [12, 3],
    [3, 12],
    [23, 1],
  ] as const)
    sums.addPosting(posting(account, commodity, '1.50'));
  expect(ofAccounts(sums)).toEqual(['0 1 23', '0 12 3', '0 3 12', '0 23 1'].map((place) => `${place} 2026-01-31 1.50 1`));
});

test('a day is taken up again after another one, and each kind is a sum of its own', () => {
  const sums = new EntrySums();
  for (const date of [first, second, first]) sums.addPosting(posting(7, 1, '2.25', date, true));
  expect(ofAccounts(sums)).toEqual([
    '0 7 1 2026-01-31 4.50 2',
    '2 7 1 2026-01-31 4.50 2',
    '0 7 1 2026-02-01 2.25 1',
    '2 7 1 2026-02-01 2.25 1',
  ]);
});

test('what came to nothing is left out, but not what only cancels', () => {
  const sums = new EntrySums();
  sums.addPosting(posting(7, 1, '5'));
  sums.addPosting(posting(7, 1, '-5'));
  sums.addEntry(first);
  expect(rowsOf(sums)).toEqual(['0 7 1 2026-01-31 0 2', '6 0 0 2026-01-31 0 1']);
});

test('after they were taken nothing is summed, and the same places are summed anew', () => {
  const sums = new EntrySums();
  sums.addPosting(posting(7, 1, '5'));
  expect(sums.size).toBe(2);
  rowsOf(sums);
  expect([sums.size, rowsOf(sums)]).toEqual([0, []]);
  sums.addPosting(posting(7, 1, '3'));
  expect(ofAccounts(sums)).toEqual(['0 7 1 2026-01-31 3 1']);
});
