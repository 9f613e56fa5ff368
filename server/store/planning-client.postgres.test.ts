import { afterAll, beforeAll, expect, test } from 'vitest';
import { CopyBinary } from '../ledger/copy-binary.ts';
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

test('statements that are sent ahead each get their own rows, and one that fails takes along those behind it alone', async () => {
  const book = await app.book({});
  const asked = await book.access
    .snapshot(async (sql) => {
      const numbers = Array.from({ length: 40 }, (_, index) => index);
      const text = (index: number) => (index === 30 ? 'select 1 / (1 - $1::int % 29) as n' : 'select $1::int as n');
      return Promise.allSettled(numbers.map((index) => sql.query<{ n: number }>(text(index), [index])));
    })
    .catch((error: unknown) => error);
  expect(asked).toHaveLength(40);
  const outcomes = (asked as PromiseSettledResult<{ n: number }[]>[]).map((one) =>
    one.status === 'fulfilled' ? one.value[0]!.n : (one.reason as { code?: string }).code,
  );
  expect(outcomes.slice(0, 30)).toEqual(Array.from({ length: 30 }, (_, index) => index));
  expect(outcomes.slice(30)).toEqual(['22012', ...Array.from({ length: 9 }, () => '25P02')]);
});

test('a connection that has sent ahead takes a COPY afterwards', async () => {
  const book = await app.book({});
  // One after another, so that it is the same connection.
  for (let turn = 0; turn < 3; turn += 1) {
    await book.access.snapshot((sql) => Promise.all([sql.query('select 1'), sql.query('select 2')]));
    const copied = await book.access.change(async (sql) => {
      await sql.query('create temporary table copied (n int) on commit drop');
      await sql.copyIn({ table: 'copied', columns: ['n'], rows: new CopyBinary(['int4']).row([turn]).row([7]).bytes() });
      return sql.query('select n from copied order by n');
    });
    expect(copied).toEqual([{ n: turn }, { n: 7 }]);
  }
});
