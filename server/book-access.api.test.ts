import { afterAll, beforeAll, expect, it } from 'vitest';
import { readBookSettings } from './ledger/frame.sql.ts';
import { createTestApp, type TestApp } from './testing/test-app.ts';
import { onPostgres } from './testing/test-store.ts';

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.close());

/** More than the pool has connections. */
const writers = 15;

it('writers of one book follow one another', async () => {
  const book = await app.book();
  let at = 0;
  const seen = await Promise.all(
    Array.from({ length: writers }, () =>
      book.access.write(async (sql) => {
        const [mine] = [++at];
        await sql.query('select pg_sleep(0.001)');
        return mine === at;
      }),
    ),
  );
  expect(seen).toEqual(Array.from({ length: writers }, () => true));
});

onPostgres(() => {
  it('writers that wait leave readers a connection', async () => {
    const book = await app.book();
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const writes = Array.from({ length: writers }, () => book.access.write(() => held));
    const settings = await book.access.snapshot((sql) => readBookSettings(sql, book.bookId));
    expect(settings?.id).toBe(book.bookId);
    release();
    await Promise.all(writes);
  });
});
