import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../testing/test-app.ts';
import { lockBook } from '../settle.sql.ts';
import { foldDeltas } from './fold.sql.ts';

let app: TestApp;

beforeAll(async () => {
  app = await createTestApp();
});

afterAll(() => app.close());

test('what is undone is gone from the branches, though the accounts in them go with it', async () => {
  const book = await app.book({ currency: 'EUR' }, '2026-01-01 *\n  expenses:food:bread   2.00 EUR\n  assets:bank\n');
  const fold = () =>
    book.access.importDesk.lockedTransaction(async (sql) => {
      await lockBook(sql, book.bookId);
      await foldDeltas(sql, book.bookId);
    });
  const branches = () =>
    app.store.source.query(
      `select node.kind, node.level, node.period::text as period, a.full_name as name, node.value::float8 as value, node.n::int as n
         from balance_node node left join account a on a.book_id = node.book_id and a.id = node.account_id
        where node.book_id = $1 and node.kind >= 10 order by 1, 2, 3, 4, node.commodity_id`,
      [book.bookId],
    );
  await fold();
  const before = await branches();
  expect(before).toContainEqual({ kind: 10, level: 0, period: '0001-01-01', name: 'expenses', value: 2, n: 1 });
  const { id } = await book.load('2026-02-01 *\n  expenses:travel:flights:far  300.00 EUR\n  assets:bank\n');
  await fold();
  expect(await branches()).toContainEqual({ kind: 10, level: 0, period: '0001-01-01', name: 'expenses', value: 302, n: 2 });
  const undoing = 'mutation ($id: ID!) { undoImport(input: { id: $id }) { userErrors { code } } }';
  const { undoImport } = await book.ask(undoing, { id });
  expect(undoImport.userErrors).toEqual([]);
  await fold();
  expect(await branches()).toEqual(before);
});
