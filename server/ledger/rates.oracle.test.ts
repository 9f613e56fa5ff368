import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hasHledger, hledgerBalances, quantityOf } from '../testing/hledger-balances.ts';
import { withFile } from '../testing/journal-oracle.ts';
import { Decimal } from './decimal.ts';
import { addDays, plainDate } from './plain-date.ts';
import { type Price, Rates } from './rates.ts';

const symbols = ['A', 'B', 'C', 'D', 'E', 'a'];
const first = plainDate('2020-01-01');
const asOf = addDays(first, 20);

const id = fc.integer({ min: 0, max: symbols.length - 1 });
const price: fc.Arbitrary<Price> = fc
  .tuple(fc.integer({ min: 0, max: 30 }), id, fc.integer({ min: 2, max: 99 }), id)
  .filter(([, from, , to]) => from !== to)
  .map(([day, commodityId, tenths, quoteId]) => ({ on: addDays(first, day), commodityId, rate: Decimal.of(BigInt(tenths), 1), quoteId }));
const prices = fc.uniqueArray(price, { minLength: 3, maxLength: 14, selector: (p) => `${p.on} ${p.commodityId} ${p.quoteId}` });
const graphs = fc.sample(prices, { numRuns: 8, seed: 20261123 }).map((found, i) => ({ name: `graph ${i + 1}`, found }));

/** A million of each commodity, so that small rates keep enough digits to be compared. */
const million = Decimal.from('1000000');

function journalOf(found: readonly Price[]): string {
  const lines = found.map(({ on, commodityId, rate, quoteId }) => `P ${on} ${symbols[commodityId]} ${rate} ${symbols[quoteId]}`);
  const postings = symbols.flatMap((symbol) => [`  held:${symbol}  ${million} ${symbol}`, `  given:${symbol}  -${million} ${symbol}`]);
  return `${lines.join('\n')}\n\n${first} all\n${postings.join('\n')}\n`;
}

describe.runIf(hasHledger())('rates equal hledger’s', () => {
  test.each(graphs)('$name', ({ found }) => {
    const rates = new Rates(found, (commodity) => symbols[commodity]!);
    const isQuoted = (from: number, to: number) => found.some((p) => p.on <= asOf && p.commodityId === from && p.quoteId === to);
    withFile(journalOf(found), (path) => {
      for (const [to, target] of symbols.entries()) {
        const balances = hledgerBalances(path, { to: asOf, sums: 'own', value: { at: 'end', in: target } });
        for (const [from, symbol] of symbols.entries()) {
          // Where only the reverse is quoted, hledger takes a chain of quotes first; its manual, and we, take the reverse.
          if (isQuoted(to, from) && !isQuoted(from, to)) continue;
          const value = rates.rate(from, to, asOf)?.times(million) ?? Decimal.zero;
          const wanted = quantityOf(balances, `held:${symbol}`, target);
          expect([symbol, target, value.rounded(6).toString()]).toEqual([symbol, target, wanted.rounded(6).toString()]);
        }
      }
    });
  });
});
