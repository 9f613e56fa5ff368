import { expect, it } from 'vitest';
import { type BankLine, type Neighbour, voteOf } from './vote.ts';

const [bank, otherBank, food, rent, salary] = [1, 2, 3, 4, 5];
const line: BankLine = { text: 'rewe', kept: new Set([bank]), amount: -50 };

const neighbour = (score: number, other: number, amount: number, kept = bank): Neighbour => ({
  score,
  postings: [
    { accountId: kept, type: 'ASSET', amount },
    { accountId: other, type: 'EXPENSE', amount: -amount },
  ],
});

const accounts = (neighbours: Neighbour[]) => voteOf(line, neighbours, 3).map(({ accountId }) => accountId);

it('goes by what entries like it are on, the likest first', () => {
  expect(accounts([neighbour(0.9, food, -20), neighbour(0.6, rent, -20), neighbour(0.6, rent, -20)])).toEqual([food, rent]);
  expect(accounts([])).toEqual([]);
});

it('trusts less what came in where this went out, and what was kept elsewhere', () => {
  expect(accounts([neighbour(0.9, salary, 20), neighbour(0.8, food, -20)])).toEqual([food, salary]);
  expect(accounts([neighbour(0.9, rent, -20, otherBank), neighbour(0.8, food, -20)])).toEqual([food, rent]);
});

it('trusts more what was of the same amount', () => {
  expect(accounts([neighbour(0.8, food, -20), neighbour(0.8, rent, -50)])).toEqual([rent, food]);
});

it('is as sure as the entries are alike and agree', () => {
  const [sure] = voteOf(line, [neighbour(1, food, -20)], 3);
  expect(sure).toEqual({ accountId: food, confidence: 1, evidence: 1 });
  const both = voteOf(line, [neighbour(0.5, food, -20), neighbour(0.5, rent, -20)], 3);
  expect(both.map(({ confidence }) => confidence)).toEqual([0.25, 0.25]);
});
