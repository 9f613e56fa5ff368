import { Random } from '../../../server/demo/random.ts';
import { type BenchChart, benchChart } from './chart.ts';
import type { BenchEntry, BenchPosting } from './entry.ts';
import { drawPostings, openingPostings } from './kinds.ts';
import { type DailyRates, dailyRates } from './rates.ts';
import { commentOf, descriptionOf, payeeOf, searched } from './words.ts';

/** How large books are to be: so many postings exactly, or so many entries. */
export type BooksSize = { readonly postings: number } | { readonly transactions: number };

export interface BenchBooks {
  readonly chart: BenchChart;
  readonly rates: DailyRates;
  /** Days from the first to the last one, both included. */
  readonly days: number;
  /** In order of date. */
  entries(): Generator<BenchEntry>;
}

/** Seven entries of any books are found by the words of the rare filters, spread evenly over the years. */
const rareEntries = 7;

/** The same books for the same size and seed, whatever the machine. Nothing is kept: entries are made as they are asked for. */
export function generateBooks(size: BooksSize, seed: number, days: number): BenchBooks {
  const chart = benchChart();
  const rates = dailyRates(new Random(seed, 'rates'), days);
  return { chart, rates, days, entries: () => drawEntries({ chart, rates, days }, size, new Random(seed, 'entries')) };
}

function* drawEntries({ chart, rates, days }: Omit<BenchBooks, 'entries'>, size: BooksSize, random: Random): Generator<BenchEntry> {
  const target = 'postings' in size ? size.postings : size.transactions;
  let done = 0;
  let rare = 0;
  const count = (postings: readonly BenchPosting[]) => ('postings' in size ? postings.length : 1);
  for (const postings of openingPostings(chart)) {
    done += count(postings);
    yield { day: 0, status: '* ', code: '', payee: '', description: 'opening balances', comment: '', postings };
  }
  while (done < target) {
    const day = Math.floor((done * days) / target);
    const left = 'postings' in size ? target - done : Number.POSITIVE_INFINITY;
    const postings = drawPostings({ random, chart, rates, day }, left);
    const isRare = done * (rareEntries + 1) >= (rare + 1) * target;
    if (isRare) rare += 1;
    yield { day, ...wordsOf(random, isRare), postings };
    done += count(postings);
  }
}

function wordsOf(random: Random, isRare: boolean): Omit<BenchEntry, 'day' | 'postings'> {
  const marked = random.below(100);
  const words = {
    status: marked < 70 ? ('* ' as const) : marked < 73 ? ('! ' as const) : ('' as const),
    code: random.below(5) === 0 ? `${random.between(1, 99_999)}` : '',
    payee: payeeOf(random),
    description: descriptionOf(random),
    comment: commentOf(random),
  };
  return isRare ? { ...words, payee: `Lighthouse ${searched.text.rare}`, comment: 'audit: open' } : words;
}
