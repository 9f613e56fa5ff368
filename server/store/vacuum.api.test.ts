import { afterAll, beforeAll, expect, test } from 'vitest';
import { deltaPileMax } from '../config/limits.ts';
import { addDays, plainDate } from '../ledger/plain-date.ts';
import { createTestApp, type TestApp } from '../testing/test-app.ts';
import { hasOneSession } from './sql-of.ts';

let app: TestApp;

beforeAll(async () => {
  app = await createTestApp();
});

afterAll(() => app.close());

test('what an import left to be folded takes no room in the embedded database once it has been folded', async () => {
  const day = (i: number) => addDays(plainDate('2010-01-01'), i);
  const entries = Array.from({ length: deltaPileMax }, (_, i) => `${day(i)} shop\n  expenses:food   ${i + 1}.00 EUR\n  assets:bank\n`);
  const book = await app.book({ currency: 'EUR' }, entries.join(''));
  const [left] = await app.store.source.query(
    'select (select count(*)::int from balance_delta where book_id = $1) as deltas, pg_relation_size($2)::int as bytes',
    [book.bookId, 'balance_delta'],
  );
  // A server does it when it finds the time.
  expect(left).toEqual({ deltas: 0, bytes: hasOneSession(app.store.source) ? 0 : expect.any(Number) });
});
