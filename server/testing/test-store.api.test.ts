import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Store } from '../store/open-store.ts';
import { openTestStore } from './test-store.ts';

let store: Store;

beforeAll(async () => {
  store = await openTestStore();
});

afterAll(() => store.close());

test('the store is the one this project asks for, migrated and empty', async () => {
  expect(store.kind).toBe(process.env.FARTHING_TEST_STORE);
  const [{ version }] = await store.source.query('SELECT version()');
  expect(version).toMatch(/^PostgreSQL 1[5-9]/);
  expect(await store.source.query('SELECT count(*) AS books FROM book')).toEqual([{ books: '0' }]);
});

test('its tables have exactly the columns that the entities describe', async () => {
  const described = store.source.entityMetadatas.flatMap(({ tableName, columns }) =>
    columns.map(({ databaseName, isNullable }) => `${tableName}.${databaseName} ${isNullable ? 'null' : 'not null'}`),
  );
  const tables = store.source.entityMetadatas.map(({ tableName }) => tableName);
  const found: { column: string }[] = await store.source.query(
    `SELECT table_name || '.' || column_name || CASE is_nullable WHEN 'YES' THEN ' null' ELSE ' not null' END AS "column"
     FROM information_schema.columns WHERE table_schema = 'public' AND table_name = ANY($1)`,
    [tables],
  );
  expect(found.map(({ column }) => column).sort()).toEqual(described.sort());
});
