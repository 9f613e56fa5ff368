import { afterAll, beforeAll, expect, it } from 'vitest';
import { plainDate } from '../../ledger/plain-date.ts';
import type { Sql } from '../../ledger/sql.ts';
import { readMeant, type TransactionFilter } from '../../ledger/transaction-filter.ts';
import { searchDeskOf } from '../../search-desk.ts';
import { sqlOf } from '../../store/sql-of.ts';
import { createTestApp, type TestApp, type TestBook } from '../../testing/test-app.ts';
import { readFewMatching, readMatchingTexts } from './said.sql.ts';

const journal = [1, 2, 3, 4, 5, 6]
  .map((n) => `2025-0${n}-01 Shop ${n % 2}  ; size: ${n}\n  expenses:${n < 4 ? 'food' : 'rent'}  ${n} EUR\n  assets:bank\n`)
  .join('\n');

let app: TestApp;
let book: TestBook;
let sql: Sql;

beforeAll(async () => {
  app = await createTestApp();
  await app.book({}, journal);
  book = await app.book({}, journal);
  sql = sqlOf(app.store.source.manager);
  await searchDeskOf(app.store.source).catchUp(book.bookId);
});

afterAll(() => app.close());

const daysOf = async (ids: readonly string[]) => {
  const rows = await sql.query<{ id: string; month: number; bookId: number }>(
    'select id, extract(month from date)::int as month, book_id as "bookId" from transaction where book_id = $1 and id = any ($2::bigint[])',
    [book.bookId, ids],
  );
  return ids.map((id) => rows.find((row) => row.id === id)?.month);
};

it.each<[TransactionFilter, number[]]>([
  [{ currency: 'EUR' }, [1, 2, 3, 4, 5, 6]],
  [{ accounts: ['expenses:food'] }, [1, 2, 3]],
  [{ accounts: ['expenses:food', 'assets:bank'], types: ['EXPENSE'] }, [1, 2, 3]],
  [{ accounts: ['expenses'], date: { from: plainDate('2025-03-01'), to: plainDate('2025-04-30') } }, [3, 4]],
  [{ text: 'shop 1' }, [1, 3, 5]],
  [{ tag: 'size=2' }, [2]],
  [{ currency: 'USD' }, []],
])('%j: its entries by their texts, the latest first, unless they are more than are asked for', async (filter, months) => {
  const meant = await readMeant(sql, book.bookId, filter);
  const few = await readFewMatching(sql, book.bookId, filter, meant, 20);
  const found = await Promise.all([...few!.values()].map(daysOf));
  expect(found.flat().sort()).toEqual(months);
  for (const ofText of found) expect(ofText).toEqual([...ofText].sort((a, b) => b! - a!));
  expect([...few!.keys()].sort((a, b) => a - b)).toEqual((await readMatchingTexts(sql, book.bookId, filter, meant)).sort((a, b) => a - b));
  if (months.length > 0) expect(await readFewMatching(sql, book.bookId, filter, meant, months.length - 1)).toBeNull();
});
