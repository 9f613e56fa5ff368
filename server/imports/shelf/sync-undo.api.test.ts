import { afterAll, beforeAll, expect, it } from 'vitest';
import { figuresOf } from '../../testing/all-figures.ts';
import { createTestApp, type TestApp, type TestBook } from '../../testing/test-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.close());

const head = (rate: string, type = 'C') => `account assets:bank  ; type:${type}\ncommodity 1000.00 EUR\nP 2026-01-01 EUR ${rate} USD\n\n`;
const entry = (day: number, who: string, amount: string) =>
  `2026-01-${String(day).padStart(2, '0')} ${who}\n    expenses:food    ${amount} EUR\n    assets:bank\n\n`;
const [a, b, c, d] = [entry(1, 'A', '1.00'), entry(2, 'B', '2.00'), entry(2, 'B', '2.00'), entry(4, 'D', '4.00')];
const load = (book: TestBook, text: string, sync = true) => book.load(text, { fileName: 'mine.journal', sync });
const undo = (book: TestBook, id: string) =>
  book.ask('mutation ($id: ID!) { undoImport(input: { id: $id }) { userErrors { code } } }', { id });
const ids = async (book: TestBook) =>
  (await book.ask('{ transactions(first: 100) { edges { node { id } } } }')).transactions.edges.map((edge: any) => edge.node.id);

it('brings back what the sync had taken out, as it was', async () => {
  const book = await app.book({ currency: 'EUR' });
  await load(book, head('1.10') + a + b + c, false);
  const before = [await figuresOf(book), await ids(book)];
  const sync = await load(book, head('1.20') + a + d);
  expect(sync).toMatchObject({ transactionsAdded: 1, transactionsRemoved: 2 });
  await undo(book, sync.id);
  expect([await figuresOf(book), await ids(book)]).toEqual(before);
  // The same file again is known, whole.
  expect(await load(book, head('1.10') + a + b + c, false)).toMatchObject({ transactionsAdded: 0, duplicatesSkipped: 3 });
});

it('leaves out what a later sync of the file would have taken out, until that is undone too', async () => {
  const book = await app.book({ currency: 'EUR' });
  await load(book, head('1.10') + a + b, false);
  const before = [await figuresOf(book), await ids(book)];
  const first = await load(book, head('1.10') + a);
  const second = await load(book, head('1.10') + a + d);
  await undo(book, first.id);
  expect(await ids(book)).toHaveLength(2);
  await undo(book, second.id);
  expect([await figuresOf(book), await ids(book)]).toEqual(before);
});

it('does not bring an entry in twice that came in again meanwhile, nor one whose own import is undone', async () => {
  const book = await app.book({ currency: 'EUR' });
  const first = await load(book, head('1.10') + a + b, false);
  const sync = await load(book, head('1.10') + a);
  const other = await book.load(b, { fileName: 'other.journal' });
  expect(other.transactionsAdded).toBe(1);
  await undo(book, sync.id);
  expect(await ids(book)).toHaveLength(2);
  // It stands for the first file again when the other goes.
  await undo(book, other.id);
  expect(await ids(book)).toHaveLength(2);
  const again = await load(book, head('1.10') + b);
  await undo(book, first.id);
  await undo(book, again.id);
  expect(await ids(book)).toEqual([]);
});
