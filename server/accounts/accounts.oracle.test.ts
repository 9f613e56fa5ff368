import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { minorDigitsOf } from '../ledger/currency-digits.ts';
import { Decimal } from '../ledger/decimal.ts';
import { plainDate } from '../ledger/plain-date.ts';
import { drawnBooks, type HledgerBalances, hasHledger, hledgerBalances } from '../testing/hledger-balances.ts';
import { run, withFile } from '../testing/journal-oracle.ts';
import { createTestApp, type TestApp, type TestBook } from '../testing/test-app.ts';

const realBooks = join(import.meta.dirname, '../../../shared/data/books');
const names = ['hledger-1ktxns-100accts.journal', 'hledger-cody.journal', 'hledger-multicurrency.journal'];
const books = [
  ...drawnBooks(4),
  ...names
    .filter((name) => existsSync(join(realBooks, name)))
    .map((name) => ({ name, journal: readFileSync(join(realBooks, name), 'utf8') })),
];

/** Accounts of a book whose registers are compared: each costs one run of hledger. */
const accountsMax = 8;

let app: TestApp;

beforeAll(async () => {
  app = await createTestApp(new Date('2030-01-01T12:00:00Z'));
});

afterAll(() => app.close());

interface Listed {
  fullName: string;
  own: { native: { amount: string; currency: string }[] };
  tree: { native: { amount: string; currency: string }[] };
  valued: { value: { amount: string } | null; unpriced: unknown[] };
}

function sorted(native: readonly { amount: string; currency: string }[]): string[] {
  return native.map(({ amount, currency }) => `${Decimal.from(amount).trimmed()} ${currency}`).sort();
}

function expected(balances: HledgerBalances, account: string): string[] {
  const sums = [...(balances.get(account) ?? [])].filter(([, sum]) => !sum.isZero);
  return sums.map(([commodity, sum]) => `${sum.trimmed()} ${commodity}`).sort();
}

/** Oldest first: day, amount and running balance of each posting, from hledger. */
function hledgerRegister(path: string, account: string): string[] {
  const pattern = account.replace(/[^\w: ]/g, '.');
  const { stdout } = run('hledger', ['-f', path, 'register', `acct:^${pattern}$`, '-O', 'json']);
  const rows = JSON.parse(stdout) as [string | null, null, string | null, { pamount: HledgerAmount[] }, HledgerAmount[]][];
  let day = '';
  return rows.flatMap(([date, , , posting, total]) => {
    day = date ?? day;
    return posting.pamount.map((amount) => {
      // What was bought at different prices stands apart in hledger's total.
      const parts = total.filter((part) => part.acommodity === amount.acommodity).map(decimalOf);
      return `${day} ${decimalOf(amount).trimmed()} ${amount.acommodity} = ${Decimal.sum(parts).trimmed()}`;
    });
  });
}

interface HledgerAmount {
  acommodity: string;
  aquantity: { decimalMantissa: number; decimalPlaces: number };
}

/** The amounts of these books are short enough for a number to hold them. */
function decimalOf({ aquantity }: HledgerAmount): Decimal {
  expect(Number.isSafeInteger(aquantity.decimalMantissa)).toBe(true);
  return Decimal.of(BigInt(aquantity.decimalMantissa), aquantity.decimalPlaces);
}

interface RegisterPage {
  edges: { node: { date: string; amount: { amount: string; currency: string }; runningBalance: { amount: string } } }[];
  pageInfo: { hasNextPage: boolean; endCursor: string };
}

/** The same from the API, read in pages. */
async function ownRegister(book: TestBook, fullName: string): Promise<string[]> {
  const lines: string[] = [];
  let after: string | null = null;
  for (let more = true; more; ) {
    const answer = await book.ask(
      `query ($fullName: String!, $after: String) { account(fullName: $fullName) { register(first: 37, after: $after) {
         edges { node { date amount { amount currency } runningBalance { amount } } } pageInfo { hasNextPage endCursor } } } }`,
      { fullName, after },
    );
    const page: RegisterPage = answer.account.register;
    for (const { node } of page.edges) {
      const [amount, running] = [node.amount.amount, node.runningBalance.amount].map((text) => Decimal.from(text).trimmed());
      lines.unshift(`${node.date} ${amount} ${node.amount.currency} = ${running}`);
    }
    [after, more] = [page.pageInfo.endCursor, page.pageInfo.hasNextPage];
  }
  return lines;
}

describe.runIf(hasHledger())('accounts equal hledger’s', () => {
  test.each(books)('$name', async ({ journal }) => {
    const book = await app.book({ currency: 'USD' }, journal);
    const { book: facts } = await book.ask('{ book { lastDate } }');
    const asOf = plainDate(facts.lastDate);
    const { accounts } = await book.ask(
      `query ($asOf: Date!) { accounts(first: 1000) { edges { node { fullName own: balance(asOf: $asOf, own: true) { native { amount currency } }
         tree: balance(asOf: $asOf) { native { amount currency } } valued: balance(asOf: $asOf, currency: "USD") { value { amount } unpriced { currency } } } } } }`,
      { asOf },
    );
    const listed: Listed[] = accounts.edges.map((edge: { node: Listed }) => edge.node);
    const [own, tree, valued] = withFile(journal, (path) => [
      hledgerBalances(path, { to: asOf, sums: 'own' }),
      hledgerBalances(path, { to: asOf, sums: 'tree' }),
      hledgerBalances(path, { to: asOf, sums: 'tree', value: { at: 'end', in: 'USD' } }),
    ]);
    expect(listed.length).toBeGreaterThan(1);
    for (const account of listed) {
      expect(sorted(account.own.native), account.fullName).toEqual(expected(own!, account.fullName));
      expect(sorted(account.tree.native), account.fullName).toEqual(expected(tree!, account.fullName));
      if (account.valued.unpriced.length > 0) continue;
      const value = valued!.get(account.fullName)?.get('USD') ?? Decimal.zero;
      expect(account.valued.value?.amount, account.fullName).toBe(value.rounded(minorDigitsOf('USD')!).toString());
    }
    const busy = listed.filter((account) => account.own.native.length > 0).slice(0, accountsMax);
    for (const { fullName } of busy) {
      const lines = await ownRegister(book, fullName);
      expect(lines, fullName).toEqual(withFile(journal, (path) => hledgerRegister(path, fullName)));
    }
  });
});
