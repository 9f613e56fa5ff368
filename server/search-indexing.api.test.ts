import { afterAll, beforeAll, expect, it } from 'vitest';
import { startCacheGeneration } from './ledger/book-state.sql.ts';
import { readCoverage } from './search/indexing/indexing.sql.ts';
import type { EmbeddingModel } from './search/model/embedding-model.ts';
import { builtInModel } from './search-desk.ts';
import { SearchIndexing } from './search-indexing.ts';
import { createTestApp, type TestApp, type TestBook } from './testing/test-app.ts';

let app: TestApp;
let book: TestBook;

beforeAll(async () => {
  app = await createTestApp();
});

afterAll(() => app.close());

const journal = (count: number) =>
  Array.from(
    { length: count },
    (_, n) => `2026-01-${String((n % 28) + 1).padStart(2, '0')} shop ${n % 10}\n  expenses:x  ${n}.00 EUR\n  assets:bank\n`,
  ).join('\n');

const silent = { info: () => undefined, error: () => undefined };
const indexing = (model: () => EmbeddingModel = builtInModel) => new SearchIndexing(app.store.source, model, silent, () => app.now);
const coverage = () => readCoverage(book.access.importDesk, book.bookId);
const texts = (columns: string) =>
  app.store.source.query(`select ${columns} from search_text where book_id = $1 order by id`, [book.bookId]);

it('takes up every entry once, and each distinct text once', async () => {
  book = await app.book({}, journal(2_500));
  expect(await coverage()).toEqual({ indexed: 0, all: 2_500 });
  await indexing().takeUpAll();
  expect(await coverage()).toEqual({ indexed: 2_500, all: 2_500 });
  expect(await texts('id')).toHaveLength(10);
});

it('goes on where another one was stopped', async () => {
  book = await app.book({}, journal(2_500));
  const stopped = indexing(() => ({
    ...builtInModel(),
    id: builtInModel().id,
    dimensions: builtInModel().dimensions,
    embedQuery: (query) => builtInModel().embedQuery(query),
    async embedTexts(batch) {
      void stopped.stop();
      return builtInModel().embedTexts(batch);
    },
  }));
  await stopped.takeUpAll();
  expect((await coverage()).indexed).toBe(200);
  await indexing().takeUpAll();
  expect((await coverage()).indexed).toBe(2_500);
});

it('never waits for who writes to the book, who goes first', async () => {
  book = await app.book({}, journal(10));
  if (app.store.kind === 'postgres') {
    await book.access.importDesk.lockedTransaction(async () => {
      await indexing().takeUpAll();
      expect((await coverage()).indexed).toBe(0);
    });
  }
  await indexing().takeUpAll();
  expect((await coverage()).indexed).toBe(10);
});

it('lets an import go first that has begun lately, and is held up by none that was left behind', async () => {
  book = await app.book({}, journal(3));
  const begun = async (secondsAgo: number) =>
    app.store.source.query(
      "update import set status = 'READING', created_at = now() - make_interval(secs => $2) where book_id = $1 and id = (select max(id) from import where book_id = $1)",
      [book.bookId, secondsAgo],
    );
  await begun(1);
  await indexing().takeUpAll();
  expect(await coverage()).toEqual({ indexed: 0, all: 3 });
  await begun(61);
  await indexing().takeUpAll();
  expect(await coverage()).toEqual({ indexed: 3, all: 3 });
});

it('gives what another model embedded new vectors', async () => {
  book = await app.book({}, journal(20));
  await indexing().takeUpAll();
  const other: EmbeddingModel = {
    id: 'other',
    dimensions: 2,
    embedTexts: async (batch) => batch.map(() => new Int8Array([127, 0])),
    embedQuery: async () => new Int8Array([127, 0]),
  };
  await indexing(() => other).takeUpAll();
  expect(new Set((await texts('model, length(vector) as length')).map((row: object) => JSON.stringify(row)))).toEqual(
    new Set(['{"model":"other","length":2}']),
  );
});

it('forgets what is undone or moved, and texts that no entry says any more', async () => {
  book = await app.book({}, journal(20));
  const report = await book.load('2026-02-01 only here\n  expenses:y  1 EUR\n  assets:bank\n', { fileName: 'b.journal' });
  await indexing().takeUpAll();
  expect(await coverage()).toEqual({ indexed: 21, all: 21 });
  await book.ask('mutation ($id: ID!) { undoImport(input: { id: $id }) { userErrors { message } } }', { id: report.id });
  await indexing().takeUpAll();
  expect(await coverage()).toEqual({ indexed: 20, all: 20 });
  expect((await texts('text')).map((row: { text: string }) => row.text).join()).not.toContain('only here');
  const { transactions } = await book.ask('{ transactions(first: 1) { edges { node { id description } } } }');
  await book.load('2026-02-02 another\n  expenses:other place  1 EUR\n  assets:bank\n', { fileName: 'c.journal' });
  await book.ask(
    `mutation ($ids: [ID!]!) { moveTransactions(input: { transactionIds: $ids, fromAccount: "expenses:x", toAccount: "expenses:other place" }) { userErrors { message } } }`,
    { ids: [transactions.edges[0].node.id] },
  );
  await indexing().takeUpAll();
  const moved = transactions.edges[0].node.description;
  expect((await texts('text')).map((row: { text: string }) => row.text)).toContain(`${moved}\nother place`);
});

it('takes up the entries of an account anew that has become another kind of account', async () => {
  book = await app.book(
    {},
    '2026-01-02 Market\n  expenses:food  7.00 EUR\n  assets:tools\n\n2026-01-03 Market\n  expenses:food  7.00 EUR\n  assets:bank\n',
  );
  await indexing().takeUpAll();
  expect(await texts('text')).toEqual([{ text: 'Market\nfood' }]);
  await book.ask('mutation { classifyAccount(input: { fullName: "assets:tools", type: EXPENSE }) { userErrors { code } } }');
  expect(await coverage()).toEqual({ indexed: 1, all: 2 });
  await indexing().takeUpAll();
  expect(await coverage()).toEqual({ indexed: 2, all: 2 });
  expect((await texts('text')).map(({ text }: { text: string }) => text).sort()).toEqual(['Market\nfood', 'Market\nfood tools']);
});

it('looks again where the database goes on from an earlier state, whatever its numbers are', async () => {
  book = await app.book({}, journal(10));
  const same = indexing();
  await same.takeUpAll();
  await app.store.source.query('delete from search_entry where book_id = $1', [book.bookId]);
  await same.takeUpAll();
  expect((await coverage()).indexed).toBe(0);
  await startCacheGeneration(book.access.importDesk, book.bookId);
  await same.takeUpAll();
  expect((await coverage()).indexed).toBe(10);
});
