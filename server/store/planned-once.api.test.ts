import { afterAll, beforeAll, expect, test } from 'vitest';
import { plannedOnce } from '../ledger/sql.ts';
import { openTestStore } from '../testing/test-store.ts';
import type { Store } from './open-store.ts';
import { sqlOf } from './sql-of.ts';

let store: Store;

beforeAll(async () => {
  store = await openTestStore();
});

afterAll(() => store.close());

const statement = plannedOnce(
  'select $1::int + 1 as next, array[$1::int] as list, $2::date as day, $2::date - 1 as before, 1.50 as amount',
);

test('a statement that is planned once is planned once, and gives what any other does', async () => {
  const [twice, plans] = await store.source.transaction(async (manager) => {
    const sql = sqlOf(manager);
    const found = [await sql.query(statement, [1, '2026-01-31']), await sql.query(statement, [2, null])];
    return [found, await sql.query('select count(*)::int as n from pg_prepared_statements where statement = $1', [statement])];
  });
  expect(twice).toEqual([
    [{ next: 2, list: [1], day: '2026-01-31', before: '2026-01-30', amount: '1.50' }],
    [{ next: 3, list: [2], day: null, before: null, amount: '1.50' }],
  ]);
  expect(plans).toEqual([{ n: 1 }]);
  expect(await sqlOf(store.source.manager).query(`${statement} `, [1, '2026-01-31'])).toEqual(twice[0]);
});

test('what it refuses is said with its code, and it can be asked again', async () => {
  const sql = sqlOf(store.source.manager);
  await expect(sql.query(statement, ['one', null])).rejects.toMatchObject({ driverError: { code: '22P02' } });
  expect(await sql.query(statement, [4, null])).toMatchObject([{ next: 5 }]);
});
