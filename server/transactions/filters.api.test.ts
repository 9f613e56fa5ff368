import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp, type TestBook } from '../testing/test-app.ts';

const journal = `
account assets:bank  ; type: C
account Vermögen:Gold  ; type: A

2026-01-05 * (INV-12) Café Müller | Frühstück  ; with Zoë 🥐
    expenses:food                12.50 EUR
    assets:bank

2026-01-06 ! Rent 100% under_score  ; kind: flat
    expenses:rent               900.00 EUR
    expenses:rent:deposit        50.00 EUR
    assets:bank

2026-01-07 Straße nach ŁÓDŹ  ; who:
    expenses:travel              99.99 EUR  ; kind: train
    assets:bank

2026-01-08 Øresund Bridge toll
    expenses:travel             600 SEK @@ 55.10 EUR
    assets:bank                 -55.10 EUR

2026-01-09 ΑΘΉΝΑ ταξίδι Москва ЙОД
    expenses:travel              10 EUR
    assets:bank

2026-01-10 a\\b 'quoted' "double" percent%sign $1 ; nothing
    assets:bank                1000.00 EUR
    income:sales

2026-01-11 ﬁne ＷＩＤＥ I\u0301stanbul 한글 か\u3099
    Vermögen:Gold                 1 oz
    equity:opening
`;

let app: TestApp;
let book: TestBook;

beforeAll(async () => {
  app = await createTestApp();
  book = await app.book({}, journal);
});

afterAll(() => app.close());

/** The days of January on which the filter finds an entry, in order. */
async function daysOf(filter: Record<string, unknown>): Promise<number[]> {
  const { transactions } = await book.ask(
    'query ($filter: TransactionFilter) { transactions(filter: $filter, orderBy: DATE_ASC) { totalCount edges { node { date } } } }',
    { filter },
  );
  expect(transactions.totalCount).toBe(transactions.edges.length);
  return transactions.edges.map((edge: { node: { date: string } }) => Number(edge.node.date.slice(8)));
}

const all = [5, 6, 7, 8, 9, 10, 11];

describe('text is found', () => {
  test.each([
    ['CAFE', [5]],
    ['café', [5]],
    ['cafe\u0301', [5]],
    ['muller', [5]],
    ['mÜLLER früh', [5]],
    ['zoe', [5]],
    ['🥐', [5]],
    ['  fruhstuck   MÜLLER  ', [5]],
    ['strasse', [7]],
    ['STRASSE lodz', [7]],
    ['łódź', [7]],
    ['oresund', [8]],
    ['ØRES', [8]],
    ['αθηνα', [9]],
    ['ΤΑΞΊΔΙ', [9]],
    ['москва', [9]],
    ['йод', [9]],
    ['fine wide', [11]],
    ['istanbul', [11]],
    ['한글', [11]],
    ['が', [11]],
    ['', all],
    ['   ', all],
  ])('%j', async (text, days) => expect(await daysOf({ text })).toEqual(days));
});

describe('no character means anything but itself', () => {
  test.each([
    ['%', [6, 10]],
    ['100%', [6]],
    ['_', [6]],
    ['under_score', [6]],
    ['under-score', []],
    ['underXscore', []],
    ['a\\b', [10]],
    ['a\\\\b', []],
    ['\\', [10]],
    ["'quoted'", [10]],
    ["' or 1=1 --", []],
    ['"double"', [10]],
    ['$1', [10]],
    ['.*', []],
    ['m.ller', []],
    ['하', []],
  ])('%j', async (text, days) => expect(await daysOf({ text })).toEqual(days));
});

test('a word is not found across the end of one text and the start of the next', async () => {
  expect(await daysOf({ text: 'MüllerFrühstück' })).toEqual([]);
  expect(await daysOf({ text: 'frühstückwith' })).toEqual([]);
});

describe('accounts', () => {
  test.each([
    [['expenses:rent'], [6]],
    [['expenses'], [5, 6, 7, 8, 9]],
    [['expenses:rent:deposit'], [6]],
    [['exp'], []],
    [['expenses:ren'], []],
    [['expenses:%'], []],
    [['EXPENSES'], []],
    [
      ['income:sales', 'Vermögen', 'no such account'],
      [10, 11],
    ],
    [[], all],
  ])('%j', async (accounts, days) => expect(await daysOf({ accounts })).toEqual(days));
});

test('one posting must satisfy account, type, currency and amount together', async () => {
  expect(await daysOf({ accounts: ['expenses:travel'], currency: 'EUR' })).toEqual([7, 9]);
  expect(await daysOf({ accounts: ['expenses:travel'], currency: 'SEK' })).toEqual([8]);
  expect(await daysOf({ accounts: ['expenses'], amount: { min: '950' } })).toEqual([]);
  expect(await daysOf({ accounts: ['assets'], amount: { min: '950' } })).toEqual([6, 10]);
  expect(await daysOf({ types: ['ASSET'], currency: 'SEK' })).toEqual([]);
  expect(await daysOf({ types: ['EXPENSE', 'REVENUE'], amount: { min: '99.99', max: '900' } })).toEqual([6, 7, 8]);
  expect(await daysOf({ types: ['EXPENSE'], currency: 'EUR', amount: { min: '55', max: '56' } })).toEqual([]);
});

test('amounts compare without sign, both ends inclusive, exactly', async () => {
  expect(await daysOf({ amount: { min: '1000' } })).toEqual([10]);
  expect(await daysOf({ amount: { min: '1000.00000000000000000001' } })).toEqual([]);
  expect(await daysOf({ amount: { max: '1' } })).toEqual([11]);
  expect(await daysOf({ amount: { max: '0.99999999999999999999' } })).toEqual([]);
  expect(await daysOf({ amount: { min: '12.5', max: '12.50' } })).toEqual([5]);
  expect(await daysOf({ amount: {} })).toEqual(all);
  expect(await daysOf({ amount: { min: '-5' } })).toEqual(all);
});

test('days, status, import, currency', async () => {
  expect(await daysOf({ date: { from: '2026-01-06', to: '2026-01-07' } })).toEqual([6, 7]);
  expect(await daysOf({ status: 'CLEARED' })).toEqual([5]);
  expect(await daysOf({ status: 'PENDING' })).toEqual([6]);
  expect(await daysOf({ status: 'UNMARKED', text: 'bridge' })).toEqual([8]);
  expect(await daysOf({ currency: 'oz' })).toEqual([11]);
  expect(await daysOf({ currency: 'OZ' })).toEqual([]);
  const { imports } = await book.ask('{ imports { edges { node { id } } } }');
  expect(await daysOf({ importId: imports.edges[0].node.id })).toEqual(all);
  for (const importId of ['imp_999_1', `imp_${book.bookId}_999`, 'nonsense', '', `imp_${book.bookId}_99999999999`, '1'])
    expect(await daysOf({ importId }), importId).toEqual([]);
});

test('tags of the entry and of its postings, with or without a value', async () => {
  expect(await daysOf({ tag: 'kind' })).toEqual([6, 7]);
  expect(await daysOf({ tag: 'kind=flat' })).toEqual([6]);
  expect(await daysOf({ tag: 'kind=train' })).toEqual([7]);
  expect(await daysOf({ tag: 'kind=' })).toEqual([]);
  expect(await daysOf({ tag: 'who=' })).toEqual([7]);
  expect(await daysOf({ tag: 'Kind' })).toEqual([]);
  expect(await daysOf({ tag: 'kin' })).toEqual([]);
});

test('nonsense is refused by name', async () => {
  const refused = async (args: string) => {
    const { errors } = await book.answer(`{ transactions(${args}) { edges { cursor } } }`);
    expect(errors?.[0]?.extensions?.code, args).toBe('BAD_USER_INPUT');
    return errors![0]!.message;
  };
  for (const args of ['first: 0', 'first: 101', 'last: 0', 'last: -3', 'first: 1, last: 1', 'after: "x"', 'before: ""'])
    await refused(args);
  expect(await refused('filter: { date: { from: "2026-02-01", to: "2026-01-01" } }')).toMatch(/swap the two dates/);
  expect(await refused(`filter: { text: "${'a'.repeat(501)}" }`)).toMatch(/500/);
  expect(await refused('filter: { text: "a\\u0000b" }')).toMatch(/NUL/);
  expect(await refused('filter: { tag: "a\\u0000b" }')).toMatch(/NUL/);
});

test('a cursor holds for its own filter and order only', async () => {
  const cursorOf = async (args: string) =>
    (await book.ask(`{ transactions(${args}) { pageInfo { endCursor } } }`)).transactions.pageInfo.endCursor;
  const cursor = await cursorOf('first: 2');
  const asked = (args: string) => book.answer(`{ transactions(${args}) { edges { node { date } } } }`);
  expect((await asked(`first: 1, after: "${cursor}"`)).data.transactions.edges).toEqual([{ node: { date: '2026-01-09' } }]);
  expect((await asked(`first: 1, after: "${cursor}", orderBy: DATE_DESC, filter: {}`)).errors).toBeUndefined();
  for (const args of ['orderBy: DATE_ASC', 'orderBy: AMOUNT_DESC', 'filter: { currency: "EUR" }']) {
    for (const end of ['after', 'before'])
      expect((await asked(`${end}: "${cursor}", ${args}`)).errors?.[0]?.extensions, args).toMatchObject({
        code: 'BAD_USER_INPUT',
        field: [end],
      });
  }
  const other = await app.book({}, journal);
  expect((await other.answer(`{ transactions(after: "${cursor}") { edges { cursor } } }`)).errors?.[0]?.extensions.code).toBe(
    'BAD_USER_INPUT',
  );
});
