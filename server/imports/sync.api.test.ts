import { afterAll, beforeAll, expect, it } from 'vitest';
import { figuresOf } from '../testing/all-figures.ts';
import { createTestApp, type TestApp } from '../testing/test-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.close());

const entry = (day: number, who: string, amount: string) =>
  `2026-01-${String(day).padStart(2, '0')} ${who}\n    expenses:food    ${amount} EUR\n    assets:bank\n\n`;
const head = 'account assets:bank  ; type:C\nP 2026-01-01 EUR 1.10 USD\n\n';
const before = `${head}${entry(1, 'Baker', '1.00')}${entry(2, 'Coffee', '3.00')}${entry(2, 'Coffee', '3.00')}${entry(3, 'Shop', '5.00')}${entry(4, 'Gone', '7.00')}`;
const after = `${head.replace('1.10', '1.20')}${entry(1, 'Baker', '1.00')}${entry(2, 'Coffee', '3.00')}${entry(3, 'Shop', '5.50')}${entry(5, 'New', '9.00')}`;

it('makes the book equal to the file as it is now, and leaves the rest of it alone', async () => {
  const book = await app.book({ currency: 'EUR' });
  await book.load(before, { fileName: 'mine.journal' });
  await book.load(entry(9, 'Other file', '2.00'), { fileName: 'other.journal' });
  const ids = async () =>
    (await book.ask('{ transactions(first: 100, orderBy: DATE_ASC) { edges { node { id payee description } } } }')).transactions.edges.map(
      ({ node }: any) => node,
    );
  const [baker] = await ids();

  const tried = await book.load(after, { fileName: 'mine.journal', sync: true, dryRun: true });
  const counts = { status: 'SUCCEEDED', transactionsAdded: 1, transactionsChanged: 1, transactionsRemoved: 2, duplicatesSkipped: 2 };
  expect(tried).toMatchObject(counts);
  expect(await ids()).toHaveLength(6);
  expect(await book.load(after, { fileName: 'mine.journal', sync: true })).toMatchObject(counts);
  expect((await ids())[0]).toEqual(baker);
  const fresh = await app.book({ currency: 'EUR' }, after, entry(9, 'Other file', '2.00'));
  expect(await figuresOf(book)).toEqual(await figuresOf(fresh));
  expect(await book.load(after, { fileName: 'mine.journal', sync: true })).toMatchObject({
    transactionsAdded: 0,
    transactionsChanged: 0,
    transactionsRemoved: 0,
  });
});

it('changes nothing where the file is broken', async () => {
  const book = await app.book({ currency: 'EUR' });
  await book.load(before, { fileName: 'mine.journal' });
  const figures = await figuresOf(book);
  expect(
    await book.load(`${after}2026-02-01 half\n    expenses:food  1 EUR\n    assets:bank  2 EUR\n`, {
      fileName: 'mine.journal',
      sync: true,
    }),
  ).toMatchObject({ status: 'FAILED', transactionsRemoved: 0 });
  expect(await figuresOf(book)).toEqual(figures);
});
