import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createTestApp, type TestApp, type TestBook } from '../testing/test-app.ts';

interface Listed {
  edges: { node: { id: string } }[];
  pageInfo: { hasNextPage: boolean; endCursor: string };
}

let app: TestApp;
let book: TestBook;

beforeAll(async () => {
  app = await createTestApp();
});

beforeEach(async () => {
  book = await app.book({}, '2026-03-01 a\n    b  1 €\n    c\n\n2026-01-02 a\n    b  2 ACME @ 3 USD\n    c\n\nP 2026-01-01 XAU 1 CHF\n');
});

afterAll(() => app.close());

const fields = 'name currency timeZone fiscalYearStartMonth isDemo dataVersion firstDate lastDate transactionCount currencies';
const bookNow = async () => (await book.ask(`{ book { id ${fields} } }`)).book;

async function update(input: object) {
  const { updateBook } = await book.ask(
    `mutation ($input: UpdateBookInput!) { updateBook(input: $input) { book { id ${fields} } userErrors { code message field } dataVersion query { book { name } } } }`,
    { input },
  );
  return updateBook;
}

test('a book says what it holds', async () => {
  expect(await bookNow()).toEqual({
    id: book.id,
    name: expect.stringMatching(/^Book \d+$/),
    currency: expect.stringMatching(/^(€|ACME|USD)$/),
    timeZone: 'UTC',
    fiscalYearStartMonth: 1,
    isDemo: false,
    dataVersion: expect.stringMatching(/^\d+\.\d+$/),
    firstDate: '2026-01-02',
    lastDate: '2026-03-01',
    transactionCount: 2,
    currencies: ['ACME', 'CHF', 'USD', 'XAU', '€'],
  });
});

test('an empty book has nothing and says so', async () => {
  const empty = await app.book();
  const {
    book: found,
    transactions,
    accounts,
    prices,
  } = await empty.ask(
    `{ book { ${fields} } transactions { totalCount edges { cursor } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }
       accounts { edges { cursor } } prices { edges { cursor } } }`,
  );
  expect(found).toMatchObject({
    currency: 'USD',
    firstDate: null,
    lastDate: null,
    transactionCount: 0,
    currencies: [],
    dataVersion: '0.0',
  });
  expect(transactions).toEqual({
    totalCount: 0,
    edges: [],
    pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null },
  });
  expect([accounts.edges, prices.edges]).toEqual([[], []]);
});

test('what is given changes, what is left out stays, null is what holds without a choice', async () => {
  const before = await bookNow();
  const name = `Renamed ${book.bookId}`;
  const changed = await update({ name: `  ${name} `, currency: 'CHF', fiscalYearStartMonth: 4, timeZone: 'Asia/Tokyo' });
  expect(changed.userErrors).toEqual([]);
  expect(changed.book).toMatchObject({ name, currency: 'CHF', fiscalYearStartMonth: 4, timeZone: 'Asia/Tokyo' });
  expect(changed.query.book.name).toBe(name);
  expect(changed.dataVersion).toBe(changed.book.dataVersion);
  const [ledger, rates] = before.dataVersion.split('.');
  expect(changed.dataVersion.split('.')).toEqual([expect.not.stringMatching(`^${ledger}$`), rates]);
  expect((await update({ timeZone: null })).book).toMatchObject({ name, currency: 'CHF', fiscalYearStartMonth: 4, timeZone: 'UTC' });
  expect((await update({ currency: null, fiscalYearStartMonth: null })).book).toMatchObject({
    name,
    currency: before.currency,
    fiscalYearStartMonth: 1,
  });
  const now = await bookNow();
  expect((await update({})).dataVersion).toBe(now.dataVersion);
  expect((await update({ name })).dataVersion).toBe(now.dataVersion);
});

test('what cannot be is refused by field, and nothing changes', async () => {
  const before = await bookNow();
  const other = await app.book({ name: `Taken ${book.bookId}` });
  const fieldsOf = async (input: object) => {
    const { book: none, userErrors, dataVersion } = await update(input);
    expect([none, dataVersion]).toEqual([null, null]);
    return userErrors.map((error: { code: string; field: string[] }) => [error.code, ...error.field]);
  };
  expect(await fieldsOf({ name: `tAKEN ${book.bookId}` })).toEqual([['NAME_TAKEN', 'input', 'name']]);
  expect(await fieldsOf({ name: null })).toEqual([['NAME_EMPTY', 'input', 'name']]);
  expect(await fieldsOf({ currency: 'EUR', timeZone: 'Mars/Olympus', fiscalYearStartMonth: 0 })).toEqual([
    ['NO_SUCH_MONTH', 'input', 'fiscalYearStartMonth'],
    ['NO_SUCH_TIME_ZONE', 'input', 'timeZone'],
  ]);
  expect(await bookNow()).toEqual(before);
  expect((await other.ask('{ book { name } }')).book.name).toBe(`Taken ${book.bookId}`);
});

test('the viewer sees the books that may be named, in pages', async () => {
  const { viewer } = await book.ask(
    '{ viewer { id name scopes books(first: 100) { edges { node { id name currencies dataVersion } } } } }',
  );
  expect(viewer).toMatchObject({ id: `viewer_${book.bookId}`, name: 'Owner', scopes: ['READ', 'IMPORT', 'WRITE', 'ADMIN'] });
  const own = viewer.books.edges.find((edge: { node: { id: string } }) => edge.node.id === book.id);
  const { name, currencies, dataVersion } = await bookNow();
  expect(own.node).toEqual({ id: book.id, name, currencies, dataVersion });
  const seen: string[] = [];
  let after: string | null = null;
  for (let more = true; more; ) {
    const answer = await book.ask(
      'query ($after: String) { viewer { books(first: 2, after: $after) { edges { node { id } } pageInfo { hasNextPage endCursor } } } }',
      { after },
    );
    const books: Listed = answer.viewer.books;
    seen.push(...books.edges.map((edge) => edge.node.id));
    [after, more] = [books.pageInfo.endCursor, books.pageInfo.hasNextPage];
  }
  expect(seen).toEqual(viewer.books.edges.map((edge: { node: { id: string } }) => edge.node.id));
});
