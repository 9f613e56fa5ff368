import { describe, expect, it } from 'vitest';
import { plainDate } from '../../../server/ledger/plain-date.ts';
import { accountNames, benchChart } from './chart.ts';
import { generateBooks } from './entries.ts';
import { imbalanceOf } from './entry.ts';
import { printJournal } from './journal.ts';

const days = 3653;
const firstDay = plainDate('2016-11-21');
const entriesOf = (postings: number, seed = 1) => [...generateBooks({ postings }, seed, days).entries()];
const textOf = (seed: number) => {
  const written = { transactions: 0, postings: 0, prices: 0 };
  return { text: [...printJournal(generateBooks({ postings: 2_000 }, seed, days), firstDay, written)].join(''), written };
};

describe('the books of the benches', () => {
  it('have 300 accounts at depths 2 to 4, none of them twice', () => {
    const names = accountNames(benchChart());
    expect([names.length, new Set(names).size]).toEqual([300, 300]);
    expect([...new Set(names.map((name) => name.split(':').length))].sort()).toEqual([2, 3, 4]);
  });

  it('have as many postings, or entries, as were asked for', () => {
    for (const postings of [1_000, 1_001, 1_002, 1_003, 20_000]) {
      expect(entriesOf(postings).reduce((sum, entry) => sum + entry.postings.length, 0)).toBe(postings);
    }
    expect([...generateBooks({ transactions: 500 }, 1, days).entries()]).toHaveLength(500);
  });

  it('balance, entry by entry, with 2 to 4 postings', () => {
    for (const entry of entriesOf(20_000)) {
      expect(imbalanceOf(entry)).toEqual(new Map());
      expect([2, 3, 4]).toContain(entry.postings.length);
    }
  });

  it('run over all days in order', () => {
    const inOrder = entriesOf(20_000).map(({ day }) => day);
    expect(inOrder).toEqual([...inOrder].sort((a, b) => a - b));
    expect([inOrder[0], inOrder.at(-1)]).toEqual([0, days - 1]);
  });

  it('have one hot account, all currencies, exchanges at cost, and words that are common, rare or missing', () => {
    const entries = entriesOf(20_000);
    const postings = entries.flatMap((entry) => entry.postings);
    const shareOf = (found: unknown[], of: unknown[]) => found.length / of.length;
    const hot = shareOf(
      postings.filter(({ account }) => account === benchChart().hot),
      postings,
    );
    expect([hot > 0.15, hot < 0.25]).toEqual([true, true]);
    expect(new Set(postings.map(({ currency }) => currency))).toEqual(new Set(['EUR', 'USD', 'GBP', 'CHF']));
    expect(postings.some(({ costCents }) => costCents !== undefined)).toBe(true);
    expect(entries.filter(({ payee }) => payee.includes('zanzibar'))).toHaveLength(7);
    expect(entries.filter(({ comment }) => comment === 'audit: open')).toHaveLength(7);
    const office = shareOf(
      entries.filter(({ payee, description }) => /office/i.test(payee + description)),
      entries,
    );
    expect([office > 0.1, office < 0.4]).toEqual([true, true]);
  });

  it('are the same for the same seed, others for another', () => {
    expect(textOf(1)).toEqual(textOf(1));
    expect(textOf(1).text).not.toBe(textOf(2).text);
    expect(textOf(1).written).toMatchObject({ postings: 2_000, prices: 3 * days });
  });
});
