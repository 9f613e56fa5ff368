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
