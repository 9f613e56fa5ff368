import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Decimal } from '../ledger/decimal.ts';
import { addDays, endOfMonth, type PlainDate, plainDate } from '../ledger/plain-date.ts';
import { beancountReadings, pythonWithBeancount } from '../testing/beancount-oracle.ts';
import { hledgerReading, isInstalled, ledgerReading, withFile } from '../testing/journal-oracle.ts';
import { createTestApp, type TestApp, type TestBook } from '../testing/test-app.ts';

/**
 * The whole way, through import, store and API: each account's own balance of each commodity at every month end equals
 * what the book's own tool prints, digit for digit.
 */
const folder = join(import.meta.dirname, '../../../shared/data/books');
const books = existsSync(folder) ? readdirSync(folder).filter((name) => /\.(journal|dat|beancount)$/.test(name)) : [];

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.close());

/** By tool: how it reads a book, and what must be installed. */
function toolReading(name: string, path: string): ReadonlyMap<string, string> {
  if (name.endsWith('.beancount')) {
    const python = pythonWithBeancount();
    if (!python) throw new Error('Beancount is not installed');
    const [reading] = beancountReadings(python, [{ path, texts: { [basename(path)]: readFileSync(path, 'utf8') } }]);
    return new Map(Object.entries(reading!.changes));
  }
  const reading = name.endsWith('.dat') ? ledgerReading(path) : hledgerReading(path);
  expect(reading.errors).toEqual([]);
  return reading.changes;
}

/** Balances by `account|commodity` at the end of each month in which something changed, from changes by month. */
function balancesOf(changes: ReadonlyMap<string, string>): Map<string, Map<string, string>> {
  const running = new Map<string, Decimal>();
  const byMonth = new Map<string, Map<string, string>>();
  const rows = [...changes].map(([key, change]) => ({ parts: key.split('|'), change }));
  for (const { parts, change } of rows.sort((a, b) => (a.parts[1]! < b.parts[1]! ? -1 : 1))) {
    const [account, month, commodity] = parts as [string, string, string];
    const key = `${account}|${commodity}`;
    running.set(key, (running.get(key) ?? Decimal.zero).plus(Decimal.from(change)));
    const now = [...running].filter(([, sum]) => !sum.isZero).map(([name, sum]) => [name, sum.trimmed().toString()] as const);
    byMonth.set(month, new Map(now.sort(([a], [b]) => (a < b ? -1 : 1))));
  }
  return byMonth;
}

const accountsQuery = `query ($after: String, $asOf: Date!) {
  accounts(first: 100, after: $after) {
    edges { node { fullName balance(asOf: $asOf, own: true) { native { amount currency } } } }
    pageInfo { hasNextPage endCursor }
  }
}`;

async function apiBalances(book: TestBook, month: string): Promise<Map<string, string>> {
  const asOf = endOfMonth(plainDate(`${month}-01`));
  const found: [string, string][] = [];
  for (let after: string | null = null, more = true; more; ) {
    const { accounts } = await book.ask(accountsQuery, { after, asOf });
    for (const { node } of accounts.edges) {
      for (const { amount, currency } of node.balance.native) {
        if (!Decimal.from(amount).isZero) found.push([`${node.fullName}|${currency}`, Decimal.from(amount).trimmed().toString()]);
      }
    }
    more = accounts.pageInfo.hasNextPage;
    after = accounts.pageInfo.endCursor;
  }
  return new Map(found.sort(([a], [b]) => (a < b ? -1 : 1)));
}

describe.runIf(books.length > 0)('real books', () => {
  it.each(books)('%s: month-end balances equal the tool’s', async (name) => {
    const path = join(folder, name);
    const book = await app.book();
    const report = await book.load(readFileSync(path, 'utf8'), { fileName: name });
    expect(report.problems.filter(({ severity }) => severity === 'ERROR')).toEqual([]);
    for (const [month, wanted] of balancesOf(toolReading(name, path))) {
      expect([month, await apiBalances(book, month)]).toEqual([month, wanted]);
    }
  });
});

/** What hledger or Ledger prints as the sum of everything at cost up to a day: nothing or 0 where the book balances. */
function totalAtCost(path: string, tool: 'hledger' | 'ledger', asOf: PlainDate): string {
  const args = tool === 'hledger' ? ['bal', '-B', '-e', addDays(asOf, 1)] : ['bal', '-B', '--end', addDays(asOf, 1)];
  const { stdout, status } = spawnSync(tool, ['-f', path, ...args], { encoding: 'utf8', env: { ...process.env, LC_ALL: 'C.UTF-8' } });
  expect(status).toBe(0);
  return stdout.slice(stdout.lastIndexOf('----')).replace(/^-*/, '').replace(/\s+/g, ' ').trim();
}

const unbalanced = `2026-01-10 pay
    assets:bank         100.00 USD
    income:pay

2026-02-10 plan
    (budget:food)        30.00 USD
    assets:bank          -1.00 USD
    expenses:food

2026-03-10 abroad
    assets:eur           33.33 EUR @ 1.1377 USD
    assets:bank         -37.92 USD

2026-04-10 undo the plan
    (budget:food)       -30.00 USD
`;

describe('the sum of all postings at cost', () => {
  const asked = ['2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30'].map(plainDate);

  it('is empty exactly where hledger says that the book balances, what its tolerance let pass included', async () => {
    const book = await app.book({}, unbalanced);
    const ours = await Promise.all(asked.map((asOf) => imbalanceOf(book, asOf)));
    const theirs = withFile(unbalanced, (path) => asked.map((asOf) => totalAtCost(path, 'hledger', asOf)));
    expect(ours).toEqual([[], ['30 USD'], ['30 USD'], []]);
    expect(theirs.map((total) => total === '0')).toEqual(ours.map((amounts) => amounts.length === 0));
    expect(theirs[1]).toBe('30.00 USD');
  });

  it.each(books.filter((name) => !name.endsWith('.beancount')))('%s: as its tool has it', async (name) => {
    const path = join(folder, name);
    const book = await app.book();
    await book.load(readFileSync(path, 'utf8'), { fileName: name });
    const { lastDate } = (await book.ask('{ book { lastDate } }')).book;
    const theirs = totalAtCost(path, name.endsWith('.dat') ? 'ledger' : 'hledger', lastDate);
    const ours = await imbalanceOf(book, lastDate);
    expect([ours.length === 0, ours]).toEqual([theirs === '0' || theirs === '', ours]);
  });
});

async function imbalanceOf(book: TestBook, asOf: PlainDate): Promise<string[]> {
  const { balanceSheet } = await book.ask('query ($asOf: Date!) { balanceSheet(asOf: $asOf) { imbalance { amount currency } } }', { asOf });
  return balanceSheet.imbalance.map(
    ({ amount, currency }: { amount: string; currency: string }) => `${Decimal.from(amount).trimmed()} ${currency}`,
  );
}

describe('the tools that judge', () => {
  it.each(['hledger', 'ledger'])('%s is installed', (tool) => expect(isInstalled(tool)).toBe(true));
  it('Beancount is installed', () => expect(pythonWithBeancount()).not.toBeNull());
});
