import type { Random } from '../../../server/demo/random.ts';
import { type BenchChart, baseCurrency, type ForeignCurrency, foreignCurrencies } from './chart.ts';
import type { BenchPosting } from './entry.ts';
import type { DailyRates } from './rates.ts';

/** What the postings of an entry are drawn from. */
export interface Draw {
  readonly random: Random;
  readonly chart: BenchChart;
  readonly rates: DailyRates;
  readonly day: number;
}

type Kind = (draw: Draw) => BenchPosting[];

const base = (account: string, cents: number): BenchPosting => ({ account, cents, currency: baseCurrency });

/** Small amounts are common, large ones rare, as in real books: 1.00 to 9,999.99. */
function amount(random: Random): number {
  return random.between(100, 10 ** random.between(3, 6) - 1);
}

/** The dollar account moves most, the francs least. */
function foreign(random: Random): ForeignCurrency {
  return random.weighted({ USD: 12, GBP: 6, CHF: 1 });
}

/** Each gives postings that balance; the number says how many. */
const kinds = {
  payment: {
    postings: 2,
    weight: 24,
    draw: ({ random, chart }) => {
      const cents = amount(random);
      return [base(random.pick(chart.expenses), cents), base(chart.hot, -cents)];
    },
  },
  card: {
    postings: 2,
    weight: 14,
    draw: ({ random, chart }) => {
      const cents = amount(random);
      return [base(random.pick(chart.expenses), cents), base(random.pick(chart.cards), -cents)];
    },
  },
  receipt: {
    postings: 2,
    weight: 8,
    draw: ({ random, chart }) => {
      const cents = 2 * amount(random);
      return [base(chart.hot, cents), base(random.pick(chart.receivables), -cents)];
    },
  },
  settlement: {
    postings: 2,
    weight: 10,
    draw: ({ random, chart }) => {
      const cents = amount(random);
      return [base(random.pick([...chart.payables, ...chart.cards]), cents), base(random.pick(chart.savings), -cents)];
    },
  },
  abroad: {
    postings: 2,
    weight: 7,
    draw: ({ random, chart }) => {
      const [currency, cents] = [foreign(random), amount(random)];
      return [
        { account: random.pick(chart.expenses), cents, currency },
        { account: chart.foreignBanks[currency], cents: -cents, currency },
      ];
    },
  },
  exchange: {
    postings: 2,
    weight: 2,
    draw: ({ random, chart, rates, day }) => {
      const [currency, cents] = [foreign(random), 8 * amount(random)];
      const costCents = Math.round((cents * rates[currency][day]!) / 10_000);
      return [{ account: chart.foreignBanks[currency], cents, currency, costCents }, base(chart.hot, -costCents)];
    },
  },
  invoice: {
    postings: 3,
    weight: 15,
    draw: ({ random, chart }) => {
      const [cents, tax] = [2 * amount(random), amount(random)];
      return [base(random.pick(chart.receivables), cents + tax), base(random.pick(chart.revenues), -cents), base(chart.tax, -tax)];
    },
  },
  repayment: {
    postings: 3,
    weight: 4,
    draw: ({ random, chart }) => {
      const [cents, interest] = [amount(random), random.between(100, 9_999)];
      return [base(random.pick(chart.loans), cents), base(chart.interest, interest), base(chart.hot, -cents - interest)];
    },
  },
  bill: {
    postings: 4,
    weight: 16,
    draw: ({ random, chart }) => {
      const parts = [amount(random), amount(random), amount(random)];
      const sum = parts.reduce((total, cents) => total + cents, 0);
      return [...parts.map((cents) => base(random.pick(chart.expenses), cents)), base(random.pick(chart.payables), -sum)];
    },
  },
} as const satisfies Record<string, { postings: number; weight: number; draw: Kind }>;

type KindName = keyof typeof kinds;

const weights = Object.fromEntries(Object.entries(kinds).map(([name, { weight }]) => [name, weight])) as Record<KindName, number>;
const plainest = { 2: 'payment', 3: 'invoice', 4: 'bill' } as const satisfies Record<number, KindName>;

/**
 * The postings of one entry. `left` is how many the books may still get: the last entries are chosen so that none is too
 * many and a single one, which could not balance, never remains.
 */
export function drawPostings(draw: Draw, left: number): BenchPosting[] {
  if (left === 2 || left === 3 || left === 4) return kinds[plainest[left]].draw(draw);
  const kind = kinds[draw.random.weighted(weights)];
  return left - kind.postings === 1 ? kinds.payment.draw(draw) : kind.draw(draw);
}

/** Entries of the first day: what is in the banks, and where it came from. */
export function openingPostings(chart: BenchChart): BenchPosting[][] {
  const [opening = '', capital = ''] = chart.equity;
  const own = [
    [base(chart.hot, 50_000_000), base(capital, -50_000_000)],
    ...chart.savings.map((account) => [base(account, 10_000_000), base(opening, -10_000_000)]),
  ];
  const loans = chart.loans.map((account) => [base(chart.hot, 5_000_000), base(account, -5_000_000)]);
  const foreignBanks = foreignCurrencies.map((currency) => [
    { account: chart.foreignBanks[currency], cents: 2_000_000, currency },
    { account: opening, cents: -2_000_000, currency },
  ]);
  return [...own, ...loans, ...foreignBanks];
}
