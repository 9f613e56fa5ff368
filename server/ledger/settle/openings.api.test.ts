import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestApp, type TestApp, type TestBook } from '../../testing/test-app.ts';

let app: TestApp;

beforeAll(async () => {
  app = await createTestApp(undefined, undefined, { cache: null });
});

afterAll(() => app.close());

const owner = (day: string, amount: number) => `${day} Owner\n  assets:bank   ${amount} EUR\n  equity:capital\n\n`;
const sale = (day: string) => `${day} Sale\n  assets:bank   5 EUR\n  income:sales\n\n`;
const opening = (amount: number) => `2025-01-01 Opening\n  assets:bank   ${amount} EUR\n  equity:opening\n\n${sale('2025-02-01')}`;
const bank = { account: 'assets:bank' };
const lines = (...rows: string[]) => `Date,Description,Amount,Currency\n${rows.join('\n')}\n`;

async function assets(book: TestBook): Promise<string> {
  return (await book.ask('{ balanceSheet(asOf: "2026-12-31") { assets { total { amount } } } }')).balanceSheet.assets.total.amount;
}

async function decide(book: TestBook): Promise<void> {
  const { possibleDuplicates } = await book.ask('{ possibleDuplicates(first: 5) { edges { node { transaction { id } } } } }');
  expect(possibleDuplicates.edges).toHaveLength(1);
  const input = { transactionId: possibleDuplicates.edges[0].node.transaction.id, isDuplicate: true };
  const mutation = 'mutation ($input: DecidePossibleDuplicateInput!) { decidePossibleDuplicate(input: $input) { userErrors { code } } }';
  expect((await book.ask(mutation, { input })).decidePossibleDuplicate.userErrors).toEqual([]);
}

async function loaded(book: TestBook, content: string, options: Parameters<TestBook['load']>[1]): Promise<string> {
  const { status, id, problems } = await book.load(content, options);
  expect(status, JSON.stringify(problems)).toBe('SUCCEEDED');
  return id;
}

test('an opening is judged by what is left when duplicates are set aside, in whatever order that becomes known', async () => {
  const book = await app.book({ currency: 'EUR' });
  const first = await loaded(book, sale('2024-05-01') + owner('2024-06-01', 95), { fileName: 'a.journal' });
  await loaded(book, lines('2024-06-01,Owner,95.00,EUR', '2024-06-03,Interest,1.00,EUR'), { fileName: 'bank.csv', bank });
  await loaded(book, opening(101), { fileName: 'b.journal' });
  // 100, the line once more, interest, an opening that does not repeat it, and a sale.
  expect(await assets(book)).toBe('302.00');
  await decide(book);
  expect(await assets(book)).toBe('106.00');
  await book.ask('mutation ($id: ID!) { undoImport(input: { id: $id }) { userErrors { code } } }', { id: first });
  // What it was a duplicate of is gone, so that it counts; the opening states 5 more than that.
  expect(await assets(book)).toBe('202.00');
});

test('a duplicate that looks like an opening holds nothing', async () => {
  const book = await app.book({ currency: 'EUR' });
  await loaded(book, owner('2024-06-01', 100) + sale('2024-06-05'), { fileName: 'a.journal' });
  await loaded(book, lines('2024-06-01,Owner,100.00,EUR', '2024-06-09,Interest,1.00,EUR'), {
    fileName: 'bank.csv',
    bank: { ...bank, counterAccount: 'equity:capital' },
  });
  await decide(book);
  await loaded(book, opening(106), { fileName: 'b.journal' });
  expect(await assets(book)).toBe('111.00');
});

test.each([true, false])('an entry in the middle of a file that has grown is no opening (sync %s)', async (sync) => {
  const whole = owner('2024-01-01', 1000) + owner('2024-02-01', 1000) + sale('2024-03-01');
  const book = await app.book({ currency: 'EUR' });
  await loaded(book, owner('2024-01-01', 1000), { fileName: 'a.journal' });
  await loaded(book, whole, { fileName: 'a.journal', sync });
  expect(await assets(book)).toBe('2005.00');
  await loaded(book, whole.replace('Owner', 'Owner ; first'), { fileName: 'a.journal', sync: true });
  expect(await assets(book)).toBe('2005.00');
});
