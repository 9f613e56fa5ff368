import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Decimal } from '../ledger/decimal.ts';
import { addDays, plainDate } from '../ledger/plain-date.ts';
import { commodityNames, factsOf, randomBook } from '../testing/random-book.ts';
import { trialOf } from './trial.ts';

const day = fc.integer({ min: -10, max: 760 }).map((days) => addDays(plainDate('2024-07-01'), days));

test('debits are credits, before and after rounding, of any book on any day in any currency', () => {
  fc.assert(
    fc.property(randomBook(), day, fc.constantFrom(...commodityNames, 'XYZ'), (book, asOf, currency) => {
      const { chart, valuation, sums } = factsOf(book, currency);
      const upTo = sums.filter(({ on }) => on <= asOf);
      const { lines, total } = trialOf(chart, valuation, upTo, asOf);
      const ofSign = (sign: number) =>
        Decimal.sum(lines.map((line) => line.balance.amount.abs()).filter((_, i) => lines[i]!.balance.amount.sign === sign));
      expect(ofSign(1).equals(total)).toBe(true);
      expect(valuation.rounded(ofSign(-1)).equals(valuation.rounded(total))).toBe(true);
      const accounts = new Set(upTo.map((sum) => sum.accountId));
      expect(lines.filter((line) => line.account).map((line) => line.account!.id)).toEqual(
        chart.accounts.filter(({ id }) => accounts.has(id)).map(({ id }) => id),
      );
    }),
  );
});

test('half of the smallest unit that one column would be rounded up by has a line', () => {
  const posting = (account: string, amount: string, commodity: string) => ({ account, amount: Decimal.from(amount), commodity });
  const book = {
    entries: [
      {
        date: plainDate('2024-07-01'),
        postings: [posting('liabilities:loans:car', '-72801', 'JPY'), posting('assets:bank:checking', '72801', 'JPY')],
      },
      {
        date: plainDate('2024-07-01'),
        postings: [posting('assets:bank:checking', '-0.5', 'EUR'), posting('expenses:travel:train', '0.5', 'EUR')],
      },
    ],
    prices: [{ on: plainDate('2024-07-11'), commodity: 'JPY', rate: Decimal.from('1'), quote: 'EUR' }],
  };
  const { chart, valuation, sums } = factsOf(book, 'JPY');
  const { lines, total } = trialOf(chart, valuation, sums, plainDate('2024-07-11'));
  expect(total.toString()).toBe('72801.0');
  expect(lines.find((line) => line.account === null)!.balance.amount.toString()).toBe('0.5');
});
