import { createServer } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { builtInModel } from '../../search-desk.ts';
import { SearchIndexing } from '../../search-indexing.ts';
import { createTestApp, type TestApp } from '../../testing/test-app.ts';
import { ProcessStore } from './process-store.ts';
import { QdrantStore } from './qdrant-store.ts';
import type { VectorStore } from './vector-store.ts';

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.close());

const journal = (...words: string[]) => words.map((word) => `2026-01-01 ${word}\n  expenses:x  1.00 EUR\n  assets:bank\n`).join('\n');
const faults: unknown[] = [];
const logger = { info: () => undefined, error: (fault: unknown) => void faults.push(fault) };
const indexing = (store: VectorStore) =>
  new SearchIndexing(app.store.source, builtInModel, logger, () => app.now, { store, model: builtInModel().id });
const texts = async (bookId: number) =>
  Number((await app.store.source.query('select count(*) from search_text where book_id = $1', [bookId]))[0].count);

/** A port that nothing listens on. */
async function closedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

it('a store hears of what comes and what goes, of each book by itself', async () => {
  const store = new ProcessStore(builtInModel().dimensions);
  const [one, two] = [await app.book({}, journal('rent', 'taxi', 'hotel')), await app.book({}, journal('rent'))];
  await indexing(store).takeUpAll();
  expect([await store.count(null, one.bookId), await store.count(null, two.bookId)]).toEqual([3, 1]);
  const report = await one.load(journal('flight', 'bus'), { fileName: 'b.journal' });
  await indexing(store).takeUpAll();
  expect(await store.count(null, one.bookId)).toBe(5);
  await one.ask('mutation ($id: ID!) { undoImport(input: { id: $id }) { userErrors { message } } }', { id: report.id });
  await indexing(store).takeUpAll();
  expect([await store.count(null, one.bookId), await store.count(null, two.bookId)]).toEqual([3, 1]);
  expect(await app.store.source.query('select * from search_text_gone')).toEqual([]);
});

it('while a store is away nothing is lost, and it hears all of it later', async () => {
  const away = new QdrantStore({
    url: `http://127.0.0.1:${await closedPort()}`,
    apiKey: null,
    model: 'm',
    dimensions: builtInModel().dimensions,
    shards: null,
    replicas: null,
  });
  const back = Object.assign(new ProcessStore(builtInModel().dimensions), { name: away.name });
  const book = await app.book({}, journal('rent', 'taxi', 'hotel'));
  await expect(indexing(away).takeUpAll()).rejects.toThrow();
  expect(await texts(book.bookId)).toBe(3);
  const report = await book.load(journal('flight'), { fileName: 'b.journal' });
  await indexing(back).takeUpAll();
  expect(await back.count(null, book.bookId)).toBe(4);
  await book.ask('mutation ($id: ID!) { undoImport(input: { id: $id }) { userErrors { message } } }', { id: report.id });
  await expect(indexing(away).takeUpAll()).rejects.toThrow();
  expect(await back.count(null, book.bookId)).toBe(4);
  await indexing(back).takeUpAll();
  expect(await back.count(null, book.bookId)).toBe(3);
});
