import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../testing/test-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.close());

async function closingDates(...journals: string[]): Promise<string[]> {
  const book = await app.book({}, ...journals);
  const rows = await app.store.source.query(
    `select t.date, bool_and(p.is_closing = t.is_closing) as agrees from transaction t
       join posting p on p.book_id = t.book_id and p.transaction_id = t.id
      where t.book_id = $1 and t.is_closing group by t.date, t.id order by t.date`,
    [book.bookId],
  );
  expect(rows.every((row: { agrees: boolean }) => row.agrees)).toBe(true);
  return rows.map((row: { date: string }) => row.date);
}

const year = `2025-03-01 Sale
    assets:bank      100 USD
    income:sales

2025-04-01 Food
    expenses:food     30 USD
    assets:bank
`;
const closing = `2025-12-31 Close
    income:sales     100 USD
    expenses:food    -30 USD
    equity:retained
`;

describe('a closing entry', () => {
  it('is one that empties two or more income or expense accounts into equity', async () => {
    expect(await closingDates(year, closing)).toEqual(['2025-12-31']);
  });

  it('is no entry that leaves something behind, touches one account, or touches assets', async () => {
    expect(await closingDates(year, closing.replace('-30', '-29'))).toEqual([]);
    expect(await closingDates(year, '2025-12-31 Correct\n    income:sales  100 USD\n    equity:retained\n')).toEqual([]);
    expect(
      await closingDates(year, '2025-12-31 Pay out\n    income:sales  100 USD\n    expenses:food  -30 USD\n    assets:bank\n'),
    ).toEqual([]);
    expect(await closingDates(year, '2025-05-01 Split\n    expenses:food  5 USD\n    expenses:rent  5 USD\n    equity:owner\n')).toEqual(
      [],
    );
  });

  it('leaves its accounts empty of every commodity, in one entry or in several of one day', async () => {
    const abroad = '2025-06-01 Lunch\n    expenses:food  20 EUR\n    assets:bank\n';
    const euros = '2025-12-31 Close euros\n    expenses:food  -20 EUR\n    income:sales  0 EUR\n    equity:retained\n';
    expect(await closingDates(year, closing, abroad)).toEqual([]);
    expect(await closingDates(year, closing, abroad, euros)).toEqual(['2025-12-31', '2025-12-31']);
    expect(await closingDates(year, closing, abroad.replace('2025-06', '2026-06'))).toEqual(['2025-12-31']);
  });

  it.each(['clopen', 'retain', 'close'])('is one tagged %s', async (tag) => {
    expect(await closingDates(year, `2025-12-31 Retain  ; ${tag}:2025\n    income:sales  10 USD\n    equity:retained\n`)).toEqual([
      '2025-12-31',
    ]);
  });

  it('stops being one when an entry of its year comes in later', async () => {
    expect(await closingDates(year, closing, '2025-11-30 Late\n    expenses:food  1 USD\n    assets:bank\n')).toEqual([]);
  });
});

describe('the currency of a book', () => {
  const currency = async (book: Awaited<ReturnType<TestApp['book']>>) => (await book.ask('{ book { currency } }')).book.currency;

  it('is USD while the book is empty, then what most postings of its first import use', async () => {
    const book = await app.book();
    expect(await currency(book)).toBe('USD');
    await book.load('2025-01-01 a\n    assets:x  1 €\n    equity:y\n');
    await book.load('2025-01-02 b\n    assets:x  1 CHF\n    equity:y\n');
    expect(await currency(book)).toBe('€');
  });
});
