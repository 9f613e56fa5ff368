import fc from 'fast-check';
import type { AccountSum } from '../ledger/account-sum.ts';
import { Chart, type ChartAccount } from '../ledger/chart.ts';
import { Decimal } from '../ledger/decimal.ts';
import type { CommodityFacts } from '../ledger/frame.sql.ts';
import type { AccountType } from '../ledger/nouns.ts';
import { addDays, type PlainDate, plainDate } from '../ledger/plain-date.ts';
import { Rates } from '../ledger/rates.ts';
import { Valuation } from '../ledger/valuation.ts';

/** A book of several currencies as tests draw it: every entry balances, natively or at the cost of an exchange. */
export interface RandomBook {
  readonly entries: readonly RandomEntry[];
  readonly prices: readonly RandomPrice[];
}

interface RandomEntry {
  readonly date: PlainDate;
  readonly postings: readonly RandomPosting[];
}

export interface RandomPosting {
  readonly account: string;
  readonly amount: Decimal;
  readonly commodity: string;
  /** Total cost in another commodity, where the posting is one side of an exchange. */
  readonly cost?: { readonly amount: Decimal; readonly commodity: string };
}

interface RandomPrice {
  readonly on: PlainDate;
  readonly commodity: string;
  readonly rate: Decimal;
  readonly quote: string;
}

export const accountNames = [
  'assets:bank:checking',
  'assets:bank:savings',
  'assets:receivable',
  'assets',
  'liabilities:card',
  'liabilities:loans:car',
  'equity:opening',
  'equity:owner:drawings',
  'income:sales',
  'income:sales:online',
  'income:other',
  'expenses:food',
  'expenses:travel:train',
  'expenses:travel',
] as const;

/** EUR is quoted in USD, USD in GBP (so GBP is a reverse), JPY in EUR (so a chain). HRK has no rate at all. */
export const commodityNames = ['USD', 'EUR', 'GBP', 'JPY', 'HRK'] as const;
const quotes = [
  ['EUR', 'USD'],
  ['USD', 'GBP'],
  ['JPY', 'EUR'],
] as const;

const firstDay = plainDate('2024-07-01');
/** Two years in steps of ten days, so that entries often meet new rates, and bounds meet both. */
const day = fc.integer({ min: 0, max: 72 }).map((steps) => addDays(firstDay, steps * 10));
const amount = fc.tuple(fc.integer({ min: -999_999, max: 999_999 }), fc.integer({ min: 0, max: 3 })).map(([n, scale]) => decimal(n, scale));
const rate = fc.tuple(fc.integer({ min: 1, max: 99_999 }), fc.integer({ min: 1, max: 4 })).map(([n, scale]) => decimal(n, scale));
const account = fc.constantFrom(...accountNames);

/** Parts on several accounts and their sum on one more. */
const transfer = (symbols: readonly string[]): fc.Arbitrary<readonly RandomPosting[]> =>
  fc
    .tuple(fc.constantFrom(...symbols), fc.array(fc.tuple(account, amount), { minLength: 1, maxLength: 3 }), account)
    .map(([symbol, parts, last]) => [
      ...parts.map(([name, part]) => ({ account: name, amount: part, commodity: symbol })),
      { account: last, amount: Decimal.sum(parts.map(([, part]) => part)).negated(), commodity: symbol },
    ]);

/** Some of one commodity for some of another. */
const exchange = (symbols: readonly string[]): fc.Arbitrary<readonly RandomPosting[]> =>
  fc
    .tuple(account, amount, fc.shuffledSubarray([...symbols], { minLength: 2, maxLength: 2 }), account, rate)
    .filter(([, bought]) => !bought.isZero)
    .map(([to, bought, [symbol, paid], from, price]) => {
      const cost = { amount: bought.times(price), commodity: paid! };
      return [
        { account: to, amount: bought, commodity: symbol!, cost },
        { account: from, amount: cost.amount.negated(), commodity: paid! },
      ];
    });

const price: fc.Arbitrary<RandomPrice> = fc
  .tuple(day, fc.constantFrom(...quotes), rate)
  .map(([on, [from, quote], value]) => ({ on, commodity: from, rate: value, quote }));

/** A first quote of every pair, older than any entry. */
const firstPrices: readonly RandomPrice[] = quotes.map(([from, quote], i) => ({
  on: addDays(firstDay, -1),
  commodity: from,
  rate: decimal(11 + i, 1),
  quote,
}));

/**
 * `exchanges: false` draws books in which every entry balances in each commodity; `priced: true` those in which
 * everything has a rate from the first day.
 */
export function randomBook({ exchanges = true, priced = false } = {}): fc.Arbitrary<RandomBook> {
  const symbols = commodityNames.filter((name) => !priced || name !== 'HRK');
  const move = transfer(symbols);
  const postings = exchanges ? fc.oneof({ weight: 3, arbitrary: move }, { weight: 1, arbitrary: exchange(symbols) }) : move;
  const entry = fc.tuple(day, postings).map(([date, found]) => ({ date, postings: found }));
  return fc.record({
    entries: fc.array(entry, { minLength: 1, maxLength: 40 }),
    prices: fc
      .uniqueArray(price, { maxLength: 25, selector: ({ on, commodity }) => `${on} ${commodity}` })
      .map((found) => (priced ? [...firstPrices, ...found] : found)),
  });
}

/** As hledger reads it. */
export function journalOf({ entries, prices }: RandomBook): string {
  const priceLines = prices.map(({ on, commodity: from, rate: value, quote }) => `P ${on} ${from} ${value} ${quote}`);
  const blocks = entries.map(({ date, postings }, i) => {
    const lines = postings.map(({ account: name, amount: of, commodity: symbol, cost }) => {
      const at = cost ? ` @@ ${cost.amount.abs()} ${cost.commodity}` : '';
      return `    ${name}  ${of} ${symbol}${at}`;
    });
    return [`${date} entry ${i + 1}`, ...lines].join('\n');
  });
  return `${priceLines.join('\n')}\n\n${blocks.join('\n\n')}\n`;
}

/** The book as the pure functions take it, with one sum for each posting: as fine as sums can be. */
export function factsOf(
  { entries, prices }: RandomBook,
  currency: string,
): { readonly chart: Chart; readonly valuation: Valuation; readonly sums: AccountSum[] } {
  const chart = chartOf(accountNames);
  const commodities = new Map<number, CommodityFacts>(commodityNames.map((symbol, id) => [id, { id, symbol, digits: 2 }]));
  const idOf = (symbol: string) => (commodityNames as readonly string[]).indexOf(symbol);
  const rows = prices.map((row) => ({ on: row.on, commodityId: idOf(row.commodity), rate: row.rate, quoteId: idOf(row.quote) }));
  const sums = entries.flatMap(({ date, postings }) =>
    postings.map((posting) => ({
      accountId: chart.find(posting.account)!.id,
      commodityId: idOf(posting.commodity),
      on: date,
      isClosing: false,
      amount: posting.amount,
    })),
  );
  return { chart, valuation: new Valuation(currency, new Rates(rows, (id) => commodityNames[id]!), commodities), sums };
}

const typeByRoot: Readonly<Record<string, AccountType>> = {
  assets: 'ASSET',
  liabilities: 'LIABILITY',
  equity: 'EQUITY',
  income: 'REVENUE',
  expenses: 'EXPENSE',
};

function chartOf(names: readonly string[]): Chart {
  const accounts = new Map<string, ChartAccount>();
  const add = (fullName: string): ChartAccount => {
    const known = accounts.get(fullName);
    if (known) return known;
    const cut = fullName.lastIndexOf(':');
    const parent = cut < 0 ? null : add(fullName.slice(0, cut));
    const id = accounts.size + 1;
    const made: ChartAccount = {
      id,
      fullName,
      name: fullName.slice(cut + 1),
      depth: (parent?.depth ?? 0) + 1,
      parentId: parent?.id ?? null,
      path: [...(parent?.path ?? []), id],
      type: typeByRoot[fullName.split(':')[0]!]!,
      role: null,
      roleInferred: false,
      isConversion: false,
    };
    accounts.set(fullName, made);
    return made;
  };
  for (const name of names) add(name);
  return new Chart([...accounts.values()]);
}

function decimal(units: number, scale: number): Decimal {
  return Decimal.of(BigInt(units), scale);
}
