import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Decimal } from '../ledger/decimal.ts';
import { endOfMonth, plainDate } from '../ledger/plain-date.ts';
import { beancountReadings, pythonWithBeancount } from '../testing/beancount-oracle.ts';
import { hledgerReading, isInstalled, ledgerReading } from '../testing/journal-oracle.ts';
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

describe('the tools that judge', () => {
  it.each(['hledger', 'ledger'])('%s is installed', (tool) => expect(isInstalled(tool)).toBe(true));
  it('Beancount is installed', () => expect(pythonWithBeancount()).not.toBeNull());
});
