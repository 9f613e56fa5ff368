import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readBookState } from '../ledger/book-state.sql.ts';
import { createBook } from '../ledger/books.sql.ts';
import { openTestStore } from '../testing/test-store.ts';
import type { Store } from './open-store.ts';
import { sqlOf } from './sql-of.ts';

let store: Store;
let book: number;
beforeAll(async () => {
  store = await openTestStore();
  const settings = { name: 'Mine', currency: 'EUR', fiscalYearStartMonth: 1, timeZone: 'UTC', isDemo: false };
  book = await createBook(sqlOf(store.source.manager), settings, true, new Date('2026-01-01'));
});
afterAll(() => store.close());

const write = (sql = sqlOf(store.source.manager)) => sql.query("insert into book_change (book_id, domain) values ($1, 'LEDGER')", [book]);
const ledger = async () => (await readBookState(store.asking, book))!.version.ledger;

describe('what is asked before everything else', () => {
  it('is answered as it is now, with the same object where nothing has been written', async () => {
    const before = await readBookState(store.asking, book);
    const again = await readBookState(store.asking, book);
    // PostgreSQL writes for itself besides, and a place further on is another state.
    if (again!.position.written === before!.position.written) expect(again).toBe(before);
    expect(again!.version).toEqual(before!.version);
    await write();
    expect(await ledger()).toBe(before!.version.ledger + 1n);
    expect(await readBookState(store.asking, null)).toMatchObject({ book: { id: book } });
  });

  it('shows no write before its end, and every write after it, however both are mixed', async () => {
    for (let step = 0; step < 5; step++) {
      const before = await ledger();
      const seen: bigint[] = [];
      const watching = async () => {
        for (let time = 0; time < 5; time++) seen.push(await ledger());
      };
      const writing = store.source.transaction(async (manager) => {
        await write(sqlOf(manager));
        await write(sqlOf(manager));
      });
      await Promise.all([watching(), writing.then(async () => expect(await ledger()).toBe(before + 2n))]);
      expect(seen.filter((version) => version !== before && version !== before + 2n)).toEqual([]);
    }
  });

  it('costs an embedded database nothing while nothing else is said to it', async () => {
    if (store.kind !== 'embedded') return;
    await ledger();
    const asked: string[] = [];
    store.source.subscribers.push({ afterQuery: ({ query }) => void asked.push(query) });
    await ledger();
    await ledger();
    expect(asked).toEqual([]);
    await write();
    await ledger();
    await ledger();
    expect(asked).toHaveLength(2);
  });
});
