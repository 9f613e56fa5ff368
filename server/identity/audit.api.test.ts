import { afterAll, beforeAll, expect, it } from 'vitest';
import { keyOf } from '../testing/key-of.ts';
import { type Listening, listening } from '../testing/listening.ts';
import { createTestApp, type TestApp, type TestBook } from '../testing/test-app.ts';

let app: TestApp;
let at: Listening;
let book: TestBook;
let authorization: string;

beforeAll(async () => {
  const auth = { mode: 'required', publicUrl: 'https://books.test', sessionSecret: 'Jx0Kq2vN7pYtR4sWm9LbZc6HdGf1AeUo' } as const;
  app = await createTestApp(undefined, undefined, { auth });
  at = await listening(app);
  book = await app.book();
  authorization = await keyOf(app, book);
});
afterAll(async () => {
  await at.close();
  await app.close();
});

const entries = () =>
  app.store.source.query(`select actor, action, detail from audit_entry where about_book = ${book.bookId} order by id`) as Promise<
    { actor: string; action: string; detail: Record<string, unknown> }[]
  >;

it('who changed what is noted with the change, and without its figures', async () => {
  const ask = (query: string) => at.ask(`mutation { ${query} { userErrors { code } } }`, { authorization });
  const content = JSON.stringify('2026-01-01 a\n    b  77.31 EUR\n    c\n');
  const input = `{ fileName: "a.journal", content: ${content}, idempotencyKey: "k" }`;
  const { body } = await at.ask(`mutation { importText(input: ${input}) { import { id } } }`, { authorization });
  await ask(`importText(input: ${input})`);
  await ask('setPrice(input: { currency: "USD", in: "EUR", on: "2026-01-01", price: "0.9123" })');
  await ask('deletePrice(input: { currency: "USD", in: "EUR", on: "2026-01-01" })');
  await ask('deletePrice(input: { currency: "USD", in: "EUR", on: "2026-01-01" })');
  await ask('updateBook(input: { fiscalYearStartMonth: 4 })');
  await ask('updateBook(input: { fiscalYearStartMonth: 13 })');
  await ask(`undoImport(input: { id: "${body.data.importText.import.id}" })`);
  await ask(`undoImport(input: { id: "${body.data.importText.import.id}" })`);
  await fetch(`${at.url}/imports?fileName=b.journal&wait=true`, {
    method: 'POST',
    headers: { authorization },
    body: '2026-01-02 a\n  b  1 EUR\n  c\n',
  });
  const noted = await entries();
  expect(noted.map(({ action }) => action)).toEqual([
    'import begun',
    'price set',
    'prices deleted',
    'settings changed',
    'import undone',
    'import begun',
  ]);
  expect(new Set(noted.map(({ actor }) => actor))).toEqual(new Set([expect.stringMatching(/^key fk_/)]));
  expect(noted[3]!.detail).toEqual({ settings: ['fiscalYearStartMonth'] });
  expect(JSON.stringify(noted)).not.toMatch(/77\.31|0\.9123/);
});

it('what was noted stays: nobody changes or deletes it', async () => {
  const before = await entries();
  for (const statement of ["update audit_entry set actor = 'nobody'", 'delete from audit_entry', 'truncate audit_entry']) {
    await expect(app.store.source.query(statement)).rejects.toThrow('only ever added to');
  }
  expect(await entries()).toEqual(before);
});
