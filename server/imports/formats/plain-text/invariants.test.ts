import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nonZero, sumByCommodity } from '../../../ledger/amount.ts';
import { entriesOf, itemsOf, sourceOf } from '../../../testing/journal-oracle.ts';
import { randomJournal } from '../../../testing/random-journal.ts';
import { hledger } from '../hledger.ts';
import { ledger } from '../ledger.ts';

const shown = (amounts: ReturnType<typeof nonZero>) =>
  amounts.map(({ quantity, commodity }) => `${quantity.trimmed()} ${commodity}`).sort();

describe.each([hledger, ledger])('$name, whatever the journal', (format) => {
  test('balanced postings come to exactly the residue at cost, and costs have the sign of their amount', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 1_000_000 }), fc.integer({ min: 1, max: 12 }), async (seed, count) => {
        for (const { postings, residue } of entriesOf(await itemsOf(format, sourceOf(randomJournal(seed, count))))) {
          const balanced = postings.filter(({ kind }) => kind !== 'UNBALANCED_VIRTUAL');
          expect(shown(nonZero(sumByCommodity(balanced.map(({ amount, cost }) => cost ?? amount))))).toEqual(
            shown(nonZero(sumByCommodity(residue))),
          );
          for (const { amount, cost } of postings) if (cost && !cost.quantity.isZero) expect(cost.quantity.sign).toBe(amount.quantity.sign);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('what is read does not depend on how the lines come in batches', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 1_000_000 }), fc.integer({ min: 1, max: 7 }), async (seed, size) => {
        const text = randomJournal(seed, 5);
        const lines = text.split('\n');
        const source = {
          name: 'main.journal',
          async *bytes() {},
          async *lineBatches() {
            for (let i = 0; i < lines.length; i += size) yield lines.slice(i, i + size);
          },
        };
        const print = (items: Awaited<ReturnType<typeof itemsOf>>) =>
          JSON.stringify(items, (_, value) => (typeof value === 'bigint' ? `${value}` : value));
        const inBatches = (await itemsOf(format, source)).map((item) => print([item])).sort();
        expect(inBatches).toEqual((await itemsOf(format, sourceOf(text))).map((item) => print([item])).sort());
      }),
      { numRuns: 60 },
    );
  });
});
