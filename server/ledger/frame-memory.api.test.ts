import { afterAll, beforeAll, expect, test } from 'vitest';
import { confined } from '../store/confined.ts';
import { createTestApp, type TestApp, type TestBook } from '../testing/test-app.ts';

let app: TestApp;

beforeAll(async () => {
  // Neither fields nor answers: what reports stand on is remembered by itself.
  app = await createTestApp(undefined, undefined, { cache: null });
});

afterAll(() => app.close());

const question = `query ($currency: Currency) {
  accounts(first: 50) { edges { node { fullName type role } } }
  balanceSheet(asOf: "2026-12-31", currency: $currency) {
    assets { total { amount } lines { label value { amount currency } } }
    unpriced { amount currency on }
    provenance { dataVersion }
  }
}`;

async function remembered(book: TestBook, currency: string) {
  return book.ask(question, { currency });
}

/** The same where nothing may be remembered: no snapshot that was read before has anything to do with this one. */
async function readAnew(book: TestBook, currency: string) {
  const snapshot = <T>(read: Parameters<typeof confined<T>>[3]) => confined(app.store.source, book.bookId, 'snapshot', read);
  const { data, errors } = await book.answer(question, { currency }, { snapshot });
  expect(errors).toBeUndefined();
  return data;
}

async function versionOf(book: TestBook): Promise<string> {
  return (await readAnew(book, 'EUR')).balanceSheet.provenance.dataVersion;
}

const dollars = '2026-09-15 Shop\n  expenses:food   46.16 USD\n  assets:bank\n';

test('a rate in a currency that nothing was posted in brings that currency into the book', async () => {
  const book = await app.book({ currency: 'EUR' }, dollars);
  const { balanceSheet: without } = await remembered(book, 'EUR');
  expect(without.unpriced).toEqual([{ currency: 'USD', amount: '-46.16', on: '2026-12-31' }]);
  await book.load('P 2026-03-01 USD 0.86 EUR\n');
  const { balanceSheet } = await remembered(book, 'EUR');
  expect(balanceSheet.assets.total).toEqual({ amount: '-39.70' });
  expect(balanceSheet.unpriced).toEqual([]);
});

test('after each kind of change, what is remembered is what would be read', async () => {
  const book = await app.book({ currency: 'EUR' }, dollars);
  const mutation = (text: string) => () => book.ask(`mutation { ${text} { userErrors { code } } }`);
  const changes: Record<string, () => Promise<unknown>> = {
    'a currency is declared': () => book.load('commodity 1,000.00 GBP\n'),
    'a currency without decimals is declared': () => book.load('commodity 1000. JPY\n'),
    'a rate is read': () => book.load('P 2026-03-01 USD 0.86 EUR\n'),
    'a rate of a new currency is set': mutation('setPrice(input: { currency: "USD", in: "CHF", on: "2026-04-01", price: "0.91" })'),
    'another rate is set': mutation('setPrice(input: { currency: "USD", in: "CHF", on: "2026-05-01", price: "0.92" })'),
    'a rate is deleted': mutation('deletePrice(input: { currency: "USD", in: "CHF", on: "2026-05-01" })'),
    'an account is declared': () => book.load('account assets:cash ; type:C\n'),
    'an entry is read': () => book.load('2026-10-01 Shop\n  expenses:food   7 SEK\n  assets:cash\n'),
    'an account is classified': mutation('classifyAccount(input: { fullName: "assets:bank", type: LIABILITY })'),
    'the book gets another currency': mutation('updateBook(input: { currency: "CHF" })'),
  };
  for (const [when, change] of Object.entries(changes)) {
    for (const currency of ['EUR', 'CHF']) await remembered(book, currency);
    const before = await versionOf(book);
    await change();
    // Otherwise nothing has been shown.
    expect(await versionOf(book), when).not.toBe(before);
    for (const currency of ['EUR', 'CHF'])
      expect(await remembered(book, currency), `${when}, in ${currency}`).toEqual(await readAnew(book, currency));
  }
});
