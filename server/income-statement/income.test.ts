import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bucketsOf, intervals } from '../ledger/bucket.ts';
import { addDays, plainDate } from '../ledger/plain-date.ts';
import { Valued } from '../ledger/valued.ts';
import { commodityNames, factsOf, randomBook } from '../testing/random-book.ts';
import { incomeOf, unpricedOf } from './income.ts';

const first = plainDate('2024-07-01');
const range = fc
  .tuple(fc.integer({ min: -20, max: 700 }), fc.integer({ min: 0, max: 390 }))
  .map(([start, length]) => ({ from: addDays(first, start), to: addDays(first, start + length) }));
const asked = fc.record({
  book: randomBook(),
  range,
  interval: fc.constantFrom(...intervals),
  month: fc.integer({ min: 1, max: 12 }),
  currency: fc.constantFrom(...commodityNames, 'XYZ'),
});

function income({ book, range: { from, to }, interval, month, currency }: typeof asked extends fc.Arbitrary<infer T> ? T : never) {
  const facts = factsOf(book, currency);
  const buckets = bucketsOf({ from, to }, interval, { today: plainDate('2030-01-01'), fiscalYearStartMonth: month });
  const sums = facts.sums.filter(({ on }) => from <= on && on <= to);
  return { ...facts, sums, income: incomeOf({ ...facts, buckets, sums }) };
}

describe('of any book, period, interval and currency', () => {
  test('the columns add up to the whole, in every line and total', () => {
    fc.assert(
      fc.property(asked, (question) => {
        const { income: found } = income(question);
        const rows = [found.revenue, found.expenses].flatMap(({ totals, lines }) => [totals, ...lines.map((line) => line.columns)]);
        for (const [whole, ...buckets] of [found.netIncome, ...rows]) {
          expect(Valued.sum(buckets).amount.equals(whole!.amount)).toBe(true);
        }
      }),
    );
  });

  test('net income is what the postings of the period amount to at the rates of their days', () => {
    fc.assert(
      fc.property(asked, (question) => {
        const { income: found, sums, chart, valuation } = income(question);
        const flows = sums.filter((sum) => ['REVENUE', 'EXPENSE'].includes(chart.account(sum.accountId).type));
        expect(found.netIncome[0]!.amount.equals(valuation.atOwnDates(flows).amount.negated())).toBe(true);
      }),
    );
  });

  test('what has no rate adds up over the columns too', () => {
    fc.assert(
      fc.property(asked, (question) => {
        const { income: found, valuation } = income(question);
        const whole = valuation.unpriced(found.netIncome[0]!.leftOut);
        for (const { currency, amount } of whole) {
          const rows = unpricedOf(found, valuation).filter((row) => row.currency === currency);
          expect(rows.reduce((sum, row) => sum.plus(row.amount), amount.minus(amount)).equals(amount)).toBe(true);
        }
      }),
    );
  });

  test('a closing entry is in no column', () => {
    fc.assert(
      fc.property(asked, (question) => {
        const { chart, valuation, sums } = income(question);
        const closed = incomeOf({ chart, valuation, buckets: [], sums: sums.map((sum) => ({ ...sum, isClosing: true })) });
        expect([closed.revenue.lines, closed.expenses.lines, closed.netIncome[0]!.amount.isZero]).toEqual([[], [], true]);
      }),
    );
  });
});
