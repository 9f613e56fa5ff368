import { afterAll, beforeAll, expect, test } from 'vitest';
import { readFrame } from '../ledger/frame.sql.ts';
import { createTestApp, type TestApp } from '../testing/test-app.ts';

let app: TestApp;

beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.close());

test('a connection keeps the plans of statements that are declared so, and of no others', async () => {
  const book = await app.book({});
  const kept = await book.access.snapshot(async (sql) => {
    await readFrame(sql, book.bookId);
    await sql.query('select id as other from account where book_id = $1', [book.bookId]);
    return sql.query<{ statement: string }>('select statement from pg_prepared_statements');
  });
  const texts = kept.map(({ statement }) => statement);
  expect(texts.filter((text) => text.includes('from account where book_id'))).toHaveLength(1);
  expect(texts.filter((text) => text.includes('as other'))).toEqual([]);
});
