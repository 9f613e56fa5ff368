import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp, type TestBook } from '../testing/test-app.ts';

const journal = `
account income
account assets:cash
account assets:bank:checking   ; type: C

P 2026-01-01 USD 0.90 EUR
P 2026-02-01 USD 0.80 EUR

2026-01-01 opening
    assets:bank:checking     100.00 EUR
    assets:cash               50.00 USD
    equity:opening

2026-01-10 shares
    assets:broker                 3 ACME @ 10.005 EUR
    assets:bank:checking

2026-02-01 lunch
    expenses:food             12.345 EUR
    assets                     -2.345 EUR
    assets:cash              -10.00 EUR

2026-03-01 lunch given back
    assets:cash              -40.00 USD
    assets:cash               10.00 EUR
    expenses:food

2026-12-31 later
    assets:cash                1.00 EUR
    income
`;

let app: TestApp;
let book: TestBook;

beforeAll(async () => {
  app = await createTestApp(new Date('2026-10-15T12:00:00Z'));
  book = await app.book({}, journal);
});

afterAll(() => app.close());

async function balanceOf(fullName: string, args = '') {
  const { account } = await book.ask(
    `query ($fullName: String!) { account(fullName: $fullName) { balance${args} { native { amount currency } value { amount currency } unpriced { currency amount on } } } }`,
    { fullName },
  );
  const { native, value, unpriced } = account.balance;
  const shown = (money: { amount: string; currency: string }) => `${money.amount} ${money.currency}`;
  return {
    native: native.map(shown).sort(),
    value: value && shown(value),
    unpriced: unpriced.map((row: { amount: string; currency: string; on: string }) => `${shown(row)} ${row.on}`),
  };
}

describe('the chart', () => {
  const tree = [
    'income',
    'assets',
    'assets:cash',
    'assets:bank',
    'assets:bank:checking',
    'assets:broker',
    'equity',
    'equity:opening',
    'expenses',
    'expenses:food',
  ];

  test('stands in tree order, as declared and then by name', async () => {
    const { accounts } = await book.ask('{ accounts { edges { node { fullName } } pageInfo { hasNextPage } } }');
    const names = accounts.edges.map((edge: { node: { fullName: string } }) => edge.node.fullName);
    expect(names).toEqual(expect.arrayContaining(tree));
    expect(names).toHaveLength(tree.length);
    for (const name of names) {
      const parent = name.includes(':') ? name.slice(0, name.lastIndexOf(':')) : null;
      if (parent) expect(names.indexOf(parent)).toBeLessThan(names.indexOf(name));
    }
    expect(names[0]).toBe('income');
    expect(names.indexOf('assets:cash')).toBeLessThan(names.indexOf('assets:bank'));
    expect(names.indexOf('assets:bank:checking')).toBe(names.indexOf('assets:bank') + 1);
  });

  test('comes in pages whose cursors stay right when accounts come in between', async () => {
    const own = await app.book({}, '2026-01-01 a\n    b:x  1 EUR\n    d:y\n');
    const first = (
      await own.ask('{ accounts(first: 2) { edges { node { fullName } } pageInfo { hasNextPage hasPreviousPage endCursor } } }')
    ).accounts;
    expect(first.edges.map((edge: { node: { fullName: string } }) => edge.node.fullName)).toEqual(['b', 'b:x']);
    expect(first.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
    await own.load('2026-01-02 c\n    a:new  1 EUR\n    c:new\n');
    const rest = (
      await own.ask(
        `{ accounts(after: "${first.pageInfo.endCursor}") { edges { node { fullName } } pageInfo { hasNextPage hasPreviousPage } } }`,
      )
    ).accounts;
    expect(rest.edges.map((edge: { node: { fullName: string } }) => edge.node.fullName)).toEqual(['c', 'c:new', 'd', 'd:y']);
    expect(rest.pageInfo).toEqual({ hasNextPage: false, hasPreviousPage: true });
    for (const args of [`after: "${first.pageInfo.endCursor}", type: ASSET`, 'first: 0', 'first: 1001', 'after: "x"'])
      expect((await own.answer(`{ accounts(${args}) { edges { cursor } } }`)).errors?.[0]?.extensions.code, args).toBe('BAD_USER_INPUT');
  });

  test('of one type', async () => {
    const { accounts } = await book.ask('{ accounts(type: EXPENSE) { edges { node { fullName type } } } }');
    expect(accounts.edges.map((edge: { node: object }) => edge.node)).toEqual([
      { fullName: 'expenses', type: 'EXPENSE' },
      { fullName: 'expenses:food', type: 'EXPENSE' },
    ]);
  });

  test('is a tree both ways', async () => {
    const { account, none, foreign } = await book.ask(`{ none: account(fullName: "assets:") { id } foreign: account(fullName: "b:x") { id }
      account(fullName: "assets:bank") { name depth role parent { fullName parent { id } } children { fullName type role depth children { id } } } }`);
    expect(account).toEqual({
      name: 'bank',
      depth: 2,
      role: 'CASH',
      parent: { fullName: 'assets', parent: null },
      children: [{ fullName: 'assets:bank:checking', type: 'ASSET', role: 'CASH', depth: 3, children: [] }],
    });
    expect([none, foreign]).toEqual([null, null]);
  });
});

describe('balances', () => {
  test('are of the subtree, or of the account alone, up to today', async () => {
    expect((await balanceOf('assets')).native).toEqual(['10.00 USD', '3 ACME', '67.640 EUR']);
    expect((await balanceOf('assets', '(own: true)')).native).toEqual(['-2.345 EUR']);
    expect((await balanceOf('assets:bank', '(own: true)')).native).toEqual([]);
    // The euros on the way in and out cancel: zero is left out.
    expect((await balanceOf('assets:cash')).native).toEqual(['10.00 USD']);
    expect((await balanceOf('assets:cash', '(asOf: "2026-12-31")')).native).toEqual(['1.00 EUR', '10.00 USD']);
  });

  test('are as of the end of the day', async () => {
    expect((await balanceOf('assets:cash', '(asOf: "2025-12-31")')).native).toEqual([]);
    expect((await balanceOf('assets:cash', '(asOf: "2026-01-01")')).native).toEqual(['50.00 USD']);
    expect((await balanceOf('assets:cash', '(asOf: "2026-02-01")')).native).toEqual(['-10.00 EUR', '50.00 USD']);
  });

  test('are valued at the closing rate of the day, rounded once, and say what has no rate', async () => {
    expect(await balanceOf('assets:cash', '(asOf: "2026-01-31", currency: "EUR")')).toMatchObject({ value: '45.00 EUR', unpriced: [] });
    expect(await balanceOf('assets:cash', '(asOf: "2026-02-01", currency: "EUR")')).toMatchObject({ value: '30.00 EUR' });
    expect(await balanceOf('assets', '(asOf: "2026-01-31", currency: "EUR")')).toEqual({
      native: ['3 ACME', '50.00 USD', '69.985 EUR'],
      value: '114.98 EUR',
      unpriced: ['3 ACME 2026-01-31'],
    });
    expect(await balanceOf('assets:broker', '(currency: "EUR")')).toEqual({
      native: ['3 ACME'],
      value: null,
      unpriced: ['3 ACME 2026-10-15'],
    });
    expect(await balanceOf('assets:cash', '(currency: "JPY")')).toMatchObject({ value: null });
    expect(await balanceOf('assets:bank', '(own: true, currency: "JPY")')).toMatchObject({ native: [], value: '0 JPY' });
    expect(await balanceOf('assets:cash', '(asOf: "2025-12-31", currency: "EUR")')).toMatchObject({ native: [], value: '0.00 EUR' });
  });
});

interface RegisterNode {
  date: string;
  amount: { amount: string; currency: string };
  runningBalance: { amount: string; currency: string };
}

describe('registers', () => {
  const registerQuery = `query ($fullName: String!, $first: Int!, $after: String, $range: DateRangeInput, $withChildren: Boolean!) {
    account(fullName: $fullName) { register(first: $first, after: $after, range: $range, withChildren: $withChildren) {
      pageInfo { hasNextPage hasPreviousPage endCursor } edges { node { date amount { amount currency } runningBalance { amount currency } account { fullName } transaction { description } } } } } }`;

  async function registerOf(fullName: string, variables: object = {}) {
    const { account } = await book.ask(registerQuery, { fullName, first: 50, withChildren: false, ...variables });
    const rows = account.register.edges.map(({ node }: { node: RegisterNode }) => {
      const { amount, runningBalance } = node;
      return `${node.date} ${amount.amount} ${amount.currency} = ${runningBalance.amount} ${runningBalance.currency}`;
    });
    return { rows, ...account.register.pageInfo };
  }

  const cash = [
    '2026-12-31 1.00 EUR = 1.00 EUR',
    '2026-03-01 10.00 EUR = 0.00 EUR',
    '2026-03-01 -40.00 USD = 10.00 USD',
    '2026-02-01 -10.00 EUR = -10.00 EUR',
    '2026-01-01 50.00 USD = 50.00 USD',
  ];

  test('run newest first, each commodity for itself', async () => {
    expect(await registerOf('assets:cash')).toMatchObject({ rows: cash, hasNextPage: false, hasPreviousPage: false });
    expect((await registerOf('assets')).rows).toEqual(['2026-02-01 -2.345 EUR = -2.345 EUR']);
  });

  test.each([1, 2, 3, 4, 5])('come in pages of %i that carry on the balance', async (first) => {
    const seen: string[] = [];
    let after: string | null = null;
    for (let more = true; more; ) {
      const page = await registerOf('assets:cash', { first, after });
      expect(page.hasPreviousPage).toBe(after !== null);
      seen.push(...page.rows);
      [after, more] = [page.endCursor, page.hasNextPage];
    }
    expect(seen).toEqual(cash);
  });

  test('of a range count what came before it', async () => {
    expect((await registerOf('assets:cash', { range: { from: '2026-02-01', to: '2026-03-01' } })).rows).toEqual(cash.slice(1, 4));
    expect((await registerOf('assets:cash', { range: { from: '2027-01-01', to: '2027-01-31' } })).rows).toEqual([]);
  });

  test('with children add all of them up', async () => {
    const { rows } = await registerOf('assets', { withChildren: true });
    expect(rows).toHaveLength(9);
    expect(rows[0]).toBe('2026-12-31 1.00 EUR = 68.640 EUR');
    expect(rows.at(-1)).toBe('2026-01-01 100.00 EUR = 100.00 EUR');
  });

  test('refuse sizes, ranges and cursors that are none of theirs', async () => {
    const { endCursor } = await registerOf('assets:cash', { first: 1 });
    const refused = async (fullName: string, variables: object) =>
      (await book.answer(registerQuery, { fullName, first: 50, withChildren: false, ...variables })).errors?.[0]?.extensions.code;
    expect(await refused('assets:broker', { after: endCursor })).toBe('BAD_USER_INPUT');
    expect(await refused('assets:cash', { after: endCursor, withChildren: true })).toBe('BAD_USER_INPUT');
    expect(await refused('assets:cash', { first: 101 })).toBe('BAD_USER_INPUT');
    expect(await refused('assets:cash', { range: { from: '2026-02-01', to: '2026-01-01' } })).toBe('BAD_USER_INPUT');
  });
});

test('an opening entry that is set aside is listed, and counted nowhere', async () => {
  const own = await app.book(
    {},
    '2025-12-31 sale\n    assets:bank  10.00 EUR\n    income:sales\n',
    '2026-01-01 opening\n    assets:bank  10.00 EUR\n    equity:opening\n\n2026-01-02 sale\n    assets:bank  1.00 EUR\n    income:sales\n',
  );
  const data = await own.ask(`{ transactions(orderBy: DATE_ASC) { edges { node { description isSetAside } } }
    account(fullName: "assets:bank") { balance { native { amount } } register { edges { node { date runningBalance { amount } } } } } }`);
  expect(data.transactions.edges.map((edge: { node: object }) => edge.node)).toEqual([
    { description: 'sale', isSetAside: false },
    { description: 'opening', isSetAside: true },
    { description: 'sale', isSetAside: false },
  ]);
  expect(data.account.balance.native).toEqual([{ amount: '11.00' }]);
  expect(data.account.register.edges.map((edge: { node: object }) => edge.node)).toEqual([
    { date: '2026-01-02', runningBalance: { amount: '11.00' } },
    { date: '2025-12-31', runningBalance: { amount: '10.00' } },
  ]);
});
