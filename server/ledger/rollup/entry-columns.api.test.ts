import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../testing/test-app.ts';

let app: TestApp;

beforeAll(async () => {
  app = await createTestApp();
});

afterAll(() => app.close());

/** Accounts of every kind that the columns depend on. */
const account = fc.constantFrom(
  'assets:bank',
  'assets:cash',
  'assets:receivable',
  'liabilities:card',
  'equity:opening balances',
  'equity:conversion',
  'equity:earnings',
  'revenue:sales',
  'revenue:fees',
  'expenses:food',
  'expenses:rent',
  'suspense',
);
const ownDay = fc.option(fc.integer({ min: 1, max: 28 }), { freq: 5 });
const posting = fc.tuple(account, fc.integer({ min: -500, max: 500 }), fc.constantFrom('real', 'balanced', 'unbalanced'), ownDay);

const entry = fc
  .tuple(fc.integer({ min: 1, max: 28 }), fc.array(posting, { minLength: 1, maxLength: 4 }), account)
  .map(([day, postings, rest]) => {
    const sums = { real: 0, balanced: 0, unbalanced: 0 };
    const lines = postings.map(([name, cents, kind, on]) => {
      sums[kind as keyof typeof sums] += cents;
      return line(name, cents, kind, on);
    });
    return [
      `2026-01-${String(day).padStart(2, '0')} entry`,
      ...lines,
      line(rest, -sums.real, 'real', null),
      ...(sums.balanced === 0 ? [] : [line(rest, -sums.balanced, 'balanced', null)]),
    ].join('\n');
  });

function line(name: string, cents: number, kind: string, on: number | null): string {
  const text = kind === 'balanced' ? `[${name}]` : kind === 'unbalanced' ? `(${name})` : name;
  return `    ${text}  ${cents} EUR${on === null ? '' : `  ; date:2026-02-${String(on).padStart(2, '0')}`}`;
}

const readColumns = (bookId: number) =>
  app.store.source.query(
    `select transaction_id, position, cash_date::text as cash_date, is_opening, is_closing_shape
       from posting where book_id = $1 order by transaction_id, position`,
    [bookId],
  );

test('what an entry brings with it is what the database derives from it', { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(entry, { minLength: 1, maxLength: 12 }), async (entries) => {
      const book = await app.book({ currency: 'EUR' }, entries.join('\n\n'));
      const brought = await readColumns(book.bookId);
      await app.store.source.query('update posting set cash_date = null, is_opening = false, is_closing_shape = false where book_id = $1', [
        book.bookId,
      ]);
      await app.store.source.query('update account set entries_as = null where book_id = $1', [book.bookId]);
      await book.access.write(async () => undefined);
      expect(await readColumns(book.bookId)).toEqual(brought);
    }),
    { numRuns: 25 },
  );
});

const readSums = (bookId: number) =>
  app.store.source.query(
    `select kind, account_id, commodity_id, date::text, sum(amount) as amount, sum(n) as n
       from balance_delta where book_id = $1 group by 1, 2, 3, 4 having sum(amount) <> 0 or sum(n) <> 0`,
    [bookId],
  );

test('what an import adds to the sums is what the database takes from them when its entries go', { timeout: 120_000 }, async () => {
  const atCost = '2026-01-02 abroad\n    assets:bank  -90 EUR\n    expenses:travel  100 USD @@ 90.001 EUR  ; date:2026-01-05\n';
  await fc.assert(
    fc.asyncProperty(fc.array(entry, { maxLength: 12 }), async (entries) => {
      const book = await app.book({ currency: 'EUR' }, [...entries, atCost].join('\n\n'));
      expect((await readSums(book.bookId)).length).toBeGreaterThan(3);
      for (const table of ['posting', 'residue', 'transaction'])
        await app.store.source.query(`delete from ${table} where book_id = $1`, [book.bookId]);
      expect(await readSums(book.bookId)).toEqual([]);
    }),
    { numRuns: 10 },
  );
});
