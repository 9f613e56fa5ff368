import { afterAll, beforeEach, expect, test } from 'vitest';
import { createTestApp, type TestApp, type TestBook } from '../testing/test-app.ts';

const journal = `
P 2026-01-01 EUR 1.1000 USD
P 2026-01-02 EUR 1.20 USD
P 2026-01-02 USD 0.8 EUR
P 2026-01-03 "green apples" 0.000000000000000000001 EUR
P 2026-01-03 EUR 1.25 USD
`;

interface Listed {
  edges: { node: Record<string, string> }[];
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; endCursor: string };
}

let app: TestApp;
let book: TestBook;

beforeEach(async () => {
  app ??= await createTestApp();
  book = await app.book({}, journal, 'P 2026-01-02 EUR 1.21 USD\n');
});

afterAll(() => app.close());

async function prices(args = ''): Promise<string[]> {
  const { prices: found } = await book.ask(`{ prices${args} { edges { node { on currency price in source } } } }`);
  return found.edges.map(
    ({ node }: { node: Record<string, string> }) => `${node.on} ${node.currency} ${node.price} ${node.in} ${node.source}`,
  );
}

async function change(field: 'setPrice' | 'deletePrice', input: object) {
  const type = field === 'setPrice' ? 'SetPriceInput' : 'DeletePriceInput';
  const data = await book.ask(`mutation ($input: ${type}!) { ${field}(input: $input) { userErrors { code field } dataVersion } }`, {
    input,
  });
  return data[field];
}

const versionOf = async (): Promise<string[]> => (await book.ask('{ book { dataVersion } }')).book.dataVersion.split('.');

const all = [
  '2026-01-03 EUR 1.25 USD hledger',
  '2026-01-03 green apples 0.000000000000000000001 EUR hledger',
  '2026-01-02 EUR 1.21 USD hledger',
  '2026-01-02 USD 0.8 EUR hledger',
  '2026-01-01 EUR 1.1000 USD hledger',
];

test('newest first, one for each day and pair: the last that came', async () => {
  expect((await prices()).sort()).toEqual([...all].sort());
  expect((await prices()).map((row) => row.slice(0, 10))).toEqual(all.map((row) => row.slice(0, 10)));
  expect(await prices('(currency: "EUR")')).toEqual(all.filter((row) => / EUR .* USD/.test(row)));
  expect(await prices('(in: "EUR", range: { from: "2026-01-02", to: "2026-01-02" })')).toEqual([all[3]]);
  expect(await prices('(currency: "nothing")')).toEqual([]);
});

test.each([1, 2, 3, 5])('in pages of %i', async (first) => {
  const whole = await prices();
  const seen: string[] = [];
  let after: string | null = null;
  for (let more = true; more; ) {
    const answer = await book.ask(
      `query ($first: Int!, $after: String) { prices(first: $first, after: $after) {
         pageInfo { hasNextPage hasPreviousPage endCursor } edges { node { on currency price in source } } } }`,
      { first, after },
    );
    const page: Listed = answer.prices;
    expect(page.pageInfo.hasPreviousPage).toBe(after !== null);
    seen.push(
      ...page.edges.map(
        ({ node }: { node: Record<string, string> }) => `${node.on} ${node.currency} ${node.price} ${node.in} ${node.source}`,
      ),
    );
    [after, more] = [page.pageInfo.endCursor, page.pageInfo.hasNextPage];
  }
  expect(seen).toEqual(whole);
  const refused = await book.answer(`{ prices(currency: "EUR", after: "${after}") { edges { cursor } } }`);
  expect(refused.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
});

test("one's own price wins, is set in place of the one before, and moves the rates alone", async () => {
  const [ledger, rates] = await versionOf();
  const pair = { on: '2026-01-02', currency: 'EUR', in: 'USD' };
  expect((await change('setPrice', { ...pair, price: '1.3' })).userErrors).toEqual([]);
  const { dataVersion } = await change('setPrice', { ...pair, price: '1.30' });
  expect(await versionOf()).toEqual([ledger, expect.not.stringMatching(`^${rates}$`)]);
  expect(dataVersion).toBe((await versionOf()).join('.'));
  expect(await prices('(currency: "EUR", range: { from: "2026-01-02", to: "2026-01-02" })')).toEqual(['2026-01-02 EUR 1.30 USD user']);
  // A file that comes later does not take it away.
  await book.load('P 2026-01-02 EUR 9 USD\n');
  expect(await prices('(currency: "EUR", range: { from: "2026-01-02", to: "2026-01-02" })')).toEqual(['2026-01-02 EUR 1.30 USD user']);
});

test('a price of currencies that the book has never seen', async () => {
  const [ledger] = await versionOf();
  expect((await change('setPrice', { on: '2026-02-01', currency: 'new one', price: '2', in: 'other new one' })).userErrors).toEqual([]);
  expect((await prices())[0]).toBe('2026-02-01 new one 2 other new one user');
  // What reports stand on is remembered by it.
  expect((await versionOf())[0]).not.toBe(ledger);
  expect((await book.ask('{ book { currencies } }')).book.currencies).toEqual(expect.arrayContaining(['new one', 'other new one']));
});

test('deleting takes all prices of the day and pair, and not the reverse pair', async () => {
  const [ledger, rates] = await versionOf();
  const pair = { on: '2026-01-02', currency: 'EUR', in: 'USD' };
  await change('setPrice', { ...pair, price: '7' });
  expect((await change('deletePrice', pair)).userErrors).toEqual([]);
  expect(await prices('(range: { from: "2026-01-02", to: "2026-01-02" })')).toEqual(['2026-01-02 USD 0.8 EUR hledger']);
  expect(await versionOf()).toEqual([ledger, expect.not.stringMatching(`^${rates}$`)]);
  expect(await change('deletePrice', pair)).toEqual({ userErrors: [{ code: 'PRICE_NOT_FOUND', field: ['input'] }], dataVersion: null });
});

test('nonsense is refused by field, and nothing changes', async () => {
  const before = [await prices(), await versionOf()];
  const errorsOf = async (input: object) =>
    (await change('setPrice', { on: '2026-01-02', currency: 'EUR', price: '1', in: 'USD', ...input })).userErrors.map(
      (error: { code: string; field: string[] }) => [error.code, ...error.field],
    );
  expect(await errorsOf({ price: '0' })).toEqual([['PRICE_NOT_POSITIVE', 'input', 'price']]);
  expect(await errorsOf({ price: '-0.0001' })).toEqual([['PRICE_NOT_POSITIVE', 'input', 'price']]);
  expect(await errorsOf({ in: 'EUR' })).toEqual([['SAME_CURRENCY', 'input', 'in']]);
  expect(await errorsOf({ currency: ' ', price: '0' })).toEqual([
    ['PRICE_NOT_POSITIVE', 'input', 'price'],
    ['CURRENCY_EMPTY', 'input', 'currency'],
  ]);
  const { errors } = await book.answer(
    'mutation { setPrice(input: { on: "2026-02-30", currency: "A", price: "1", in: "B" }) { dataVersion } }',
  );
  expect(errors).toHaveLength(1);
  expect([await prices(), await versionOf()]).toEqual(before);
});

test('the prices of two books never meet', async () => {
  const other = await app.book();
  await other.ask('mutation { setPrice(input: { on: "2026-01-02", currency: "EUR", price: "5", in: "USD" }) { dataVersion } }');
  expect((await prices()).sort()).toEqual([...all].sort());
  expect((await other.ask('{ prices { edges { node { price } } } }')).prices.edges).toEqual([{ node: { price: '5' } }]);
});
