import type { Logger } from 'typeorm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestApp, type TestApp, type TestBook } from './testing/test-app.ts';

let app: TestApp;
let book: TestBook;
const statements: string[] = [];

const ignore = () => undefined;
const counting: Logger = {
  logQuery: (text) => void statements.push(text),
  logQueryError: ignore,
  logQuerySlow: ignore,
  logSchemaBuild: ignore,
  logMigration: ignore,
  log: ignore,
};

const journal = Array.from(
  { length: 60 },
  (_, index) => `2026-01-${String((index % 28) + 1).padStart(2, '0')} entry ${index}
    expenses:kind${index % 17}:sort${index % 5}   ${index + 1} EUR
    assets:bank${index % 3}:account${index}`,
).join('\n\n');

beforeAll(async () => {
  // What is counted is what an answer costs that nobody has asked for before.
  app = await createTestApp(undefined, undefined, { cache: null });
  book = await app.book({}, journal, 'P 2026-01-01 EUR 1.10 USD');
  app.store.source.setOptions({ logger: counting, logging: ['query'] });
  app.store.asking.told = (_milliseconds, text) => void statements.push(text);
});

afterAll(() => app.close());

/** The statements that a query costs, without those that open and close a transaction. */
async function statementsOf(query: string): Promise<string[]> {
  statements.length = 0;
  await book.ask(query);
  return statements.filter((text) => !/^(start|set|begin|commit|rollback)/i.test(text.trim()));
}

const page = (first: number) => `{ transactions(first: ${first}) { totalCount pageInfo { hasNextPage hasPreviousPage } edges { cursor node {
  id description import { id fileName } postings { id amount { amount currency } transaction { id } account { id fullName
    parent { fullName parent { fullName } children { fullName } } } } } } } }`;

test('a page of 50 entries with postings, accounts and parents costs as many statements as a page of one', async () => {
  const one = await statementsOf(page(1));
  const fifty = await statementsOf(page(50));
  expect(one.length).toBeGreaterThan(3);
  expect(fifty).toHaveLength(one.length);
  // The book, the page, its count, postings, import, entries, accounts, parents, children, and one parent more.
  expect(fifty.length).toBeLessThanOrEqual(10);
});

test('balances and registers of many accounts cost as many statements as those of one', async () => {
  const accounts = (first: number) => `{ accounts(first: ${first}) { edges { node { fullName
    balance { native { amount } } own: balance(own: true) { native { amount } } valued: balance(currency: "USD") { value { amount } }
    register(first: 3) { edges { node { runningBalance { amount } transaction { description } } } } children { fullName } } } } }`;
  const one = await statementsOf(accounts(1));
  const many = await statementsOf(accounts(100));
  // The very first accounts have no postings of their own: neither their entries need be read nor the two parts of an opening balance.
  expect(many.length - one.length).toBeLessThanOrEqual(3);
  expect(many.length).toBeLessThanOrEqual(30);
});

test('problems of many imports cost as many statements as those of one', async () => {
  await book.load('2026-02-30 no such day\n    a  1 EUR\n    b\n');
  await book.load('2026-02-28 unbalanced\n    a  1 EUR\n    b  1 EUR\n\n2026-02-31 no such day\n    a  1 EUR\n    b\n');
  const imports = (first: number) =>
    `{ imports(first: ${first}) { edges { node { problems(first: 1) { totalCount edges { node { code } } } } } } }`;
  const found = (await book.ask(imports(4))).imports.edges.map(({ node }: any) => [node.problems.totalCount, node.problems.edges.length]);
  expect(found).toEqual([
    [2, 1],
    [1, 1],
    [0, 0],
    [0, 0],
  ]);
  expect(await statementsOf(imports(4))).toHaveLength((await statementsOf(imports(1))).length);
});

test('nodes of one kind cost one statement together', async () => {
  const { transactions } = await book.ask('{ transactions(first: 50) { edges { node { id } } } }');
  const ids = transactions.edges.map((edge: { node: { id: string } }) => edge.node.id);
  const found = await statementsOf(`{ nodes(ids: ${JSON.stringify(ids)}) { id } }`);
  expect(found).toHaveLength((await statementsOf(`{ nodes(ids: ["${ids[0]}"]) { id } }`)).length);
});

const reports = {
  balanceSheet:
    'balanceSheet(asOf: "2026-02-01", comparisons: ["2026-01-10"]) { assets { lines { label value { amount } } } imbalance { amount } }',
  incomeStatement: 'incomeStatement(from: "2026-01-01", to: "2026-02-01", interval: MONTH) { expenses { lines { label } } }',
  cashFlow: 'cashFlow(from: "2026-01-01", to: "2026-02-01", interval: MONTH) { operating { lines { label } } }',
  trialBalance: 'trialBalance(asOf: "2026-02-01") { lines { label debit } }',
  expenseTrend: 'expenseTrend(from: "2026-01-01", to: "2026-02-28") { total { amount } categories { label } }',
  kpis: 'kpis(period: { month: { year: 2026, month: 1 } }) { kpis { key value history(points: 12) { value } } }',
};

test.each(Object.entries(reports))('%s reads sums, never a posting', async (_, report) => {
  const read = await statementsOf(`{ ${report} }`);
  expect(read.filter((text) => /\b(posting|transaction)\b/.test(text))).toEqual([]);
  // The book of the request; version, book, chart and commodities of the report; rates; and what it adds up, of KPIs twice.
  expect(read.length).toBeLessThanOrEqual(13);
});

test('a sheet in a currency that is not the book’s own costs one statement more, and no rates once they are known', async () => {
  const inDollars = reports.balanceSheet.replace('asOf', 'currency: "USD", asOf');
  await statementsOf(`{ ${inDollars} }`);
  const [own, other] = [await statementsOf(`{ ${reports.balanceSheet} }`), await statementsOf(`{ ${inDollars} }`)];
  expect(other.filter((text) => /\bfrom price\b/.test(text))).toEqual([]);
  expect(other).toHaveLength(own.length + 1);
});

test('what a request asks at a time is one snapshot, and accounts are read once after a write', async () => {
  let writes = 0;
  const askedAfterWrite = async (query: string) => {
    writes += 1;
    await book.load(`2026-02-0${writes} later\n  assets:bank  1 EUR\n  income:later ${writes}\n`);
    return statementsOf(query);
  };
  const [first, second, both] = [
    await askedAfterWrite(`{ ${reports.trialBalance} }`),
    await askedAfterWrite(`{ ${reports.balanceSheet} }`),
    await askedAfterWrite(`{ ${reports.trialBalance} ${reports.balanceSheet} }`),
  ];
  const charts = (texts: readonly string[]) => texts.filter((text) => /from account where book_id = \$1 order by position/.test(text));
  expect(charts(both)).toHaveLength(1);
  // Version, book, chart and commodities, and the book of the request.
  expect(both).toHaveLength(first.length + second.length - 5);
  const entries = 'transactions(first: 1) { edges { node { postings { account { fullName parent { fullName } } } } } }';
  const again = await statementsOf(`{ ${reports.trialBalance} ${reports.balanceSheet} ${entries} }`);
  expect(again.filter((text) => /from (account|commodity) where book_id/.test(text))).toEqual([]);
});

test('rates of a day are read once, and anew when a rate was set', async () => {
  await book.load('P 2026-01-01 XAU 100 EUR\n2026-01-20 gold\n  assets:gold  2 XAU\n  equity:gold\n');
  const sheet =
    '{ balanceSheet(asOf: "2026-01-31", comparisons: ["2026-01-21"]) { assets { total { amount } comparativeTotals { amount } } } }';
  const totals = async () => {
    const { total, comparativeTotals } = (await book.ask(sheet)).balanceSheet.assets;
    return [total, ...comparativeTotals].map(({ amount }: { amount: string }) => Number(amount));
  };
  const ratesRead = async () => (await statementsOf(sheet)).filter((text) => /as on, step.rate/.test(text)).length;
  const [now, before] = await totals();
  expect(await ratesRead()).toBe(0);
  await book.ask('mutation { setPrice(input: { on: "2026-01-25", currency: "XAU", in: "EUR", price: "130" }) { userErrors { message } } }');
  expect(await ratesRead()).toBe(1);
  expect(await totals()).toEqual([now! + 60, before]);
  expect(await ratesRead()).toBe(0);
});
