import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Store } from '../store/open-store.ts';
import { sqlOf } from '../store/sql-of.ts';
import { openTestStore } from '../testing/test-store.ts';
import { readBookState } from './book-state.sql.ts';
import { createBook } from './books.sql.ts';

/** Copies of one database: embedded, they share the number that a cluster has. */
let stores: Store[];
beforeAll(async () => {
  stores = [await openTestStore(), await openTestStore()];
});
afterAll(() => Promise.all(stores.map((store) => store.close())));

test('equal books of two databases are never taken for one another, whatever cache both use', async () => {
  const book = { name: 'Mine', currency: 'EUR', fiscalYearStartMonth: 1, timeZone: 'UTC', isDemo: false };
  const states = await Promise.all(
    stores.map(async ({ source }) => {
      const sql = sqlOf(source.manager);
      return readBookState(sql, await createBook(sql, book, true, new Date('2026-01-01')));
    }),
  );
  const [one, other] = states;
  expect([one!.book.id, one!.version]).toEqual([other!.book.id, other!.version]);
  expect(one!.epoch).not.toBe(other!.epoch);
});
