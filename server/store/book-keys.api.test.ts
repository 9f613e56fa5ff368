import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestStore } from '../testing/test-store.ts';
import type { Store } from './open-store.ts';
import { sqlOf } from './sql-of.ts';

let store: Store;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());

/** Tables of people, who may see several books, of what was done by them, and of the books themselves. */
const ofNoBook = ['migration', 'book', 'person', 'session', 'one_time_link', 'audit_entry'];

const unkeyed = () =>
  sqlOf(store.source.manager).query<{ table: string }>(
    `select c.relname as table from pg_class c
      where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
        and not exists (
          select from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
           where i.indrelid = c.oid and a.attname = 'book_id'
             and (i.indisprimary or not exists (select from pg_index p where p.indrelid = c.oid and p.indisprimary)))
      order by 1`,
  );

it('every table of facts has the book first in its key, so that books may be spread over machines', async () => {
  const found = (await unkeyed()).map(({ table }) => table).filter((table) => !ofNoBook.includes(table));
  expect(found).toEqual([]);
  await sqlOf(store.source.manager).query('create table planted (id int primary key, book_id int)');
  expect((await unkeyed()).map(({ table }) => table)).toContain('planted');
});
