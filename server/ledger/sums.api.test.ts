import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp, type TestBook } from '../testing/test-app.ts';
import type { AccountSum } from './account-sum.ts';
import { readFrame } from './frame.sql.ts';
import { accountTypes } from './nouns.ts';
import { plainDate } from './plain-date.ts';
import { readSums, type SumScope } from './sums.sql.ts';
import { readValuation } from './valuation.sql.ts';
import { datedTypes } from './valuation.ts';

const journal = `
P 2020-01-10 EUR 1.1 USD
P 2020-01-10 EUR 1.2 USD
P 2020-01-20 EUR 1.3 USD
P 2020-01-05 USD 0.8 GBP

2020-01-01 open
  assets:bank       100.00 USD
  assets:euros       50.00 EUR
  equity:opening   -100.00 USD
  equity:opening    -50.00 EUR

2020-01-12 food
  expenses:food       1.50 EUR
  assets:euros

2020-01-15 food
  expenses:food       2.25 EUR
  assets:euros

2020-01-20 food
  expenses:food       4.00 EUR
  expenses:rent       9.00 USD
  assets:euros       -4.00 EUR
  assets:bank        -9.00 USD

2020-02-01 food
  expenses:food       0.50 EUR
  assets:euros
`;

let app: TestApp;
let book: TestBook;

beforeAll(async () => {
  app = await createTestApp();
  book = await app.book({ currency: 'USD' }, journal);
});

afterAll(() => app.close());

async function sums(scope: Partial<SumScope>, currency = 'USD'): Promise<string[]> {
  const until = plainDate('2020-12-31');
  return book.access.snapshot(async (sql) => {
    const frame = await readFrame(sql, book.bookId);
    const valuation = await readValuation(sql, frame, currency, [until]);
    const whole = { from: null, to: until, bounds: [], types: accountTypes, dated: [], ...scope };
    const found = await readSums(sql, frame, whole, valuation);
    const worth = (sum: AccountSum) => (sum.valued ? ` worth ${sum.valued.amount}` : '');
    return found.map(
      (sum) => `${sum.on} ${frame.chart.account(sum.accountId).fullName} ${sum.amount} ${valuation.symbol(sum.commodityId)}${worth(sum)}`,
    );
  });
}

describe('sums in the book’s currency', () => {
  test('are one for each account and commodity, with their worth at the rates of their days', async () => {
    expect((await sums({ types: ['EXPENSE', 'ASSET'] })).sort()).toEqual([
      // Of the 50.00 EUR of the first day none had a rate.
      '0001-01-01 assets:bank 91.00 USD worth 91.00',
      '0001-01-01 assets:euros 41.75 EUR worth -10.350',
      '0001-01-01 expenses:food 8.25 EUR worth 10.350',
      '0001-01-01 expenses:rent 9.00 USD worth 9.00',
    ]);
  });

  test('are parted at bounds', async () => {
    const bounds = [plainDate('2020-02-01')];
    expect((await sums({ types: ['EXPENSE', 'ASSET'], bounds, dated: datedTypes })).sort()).toEqual([
      '0001-01-01 assets:bank 91.00 USD worth 91.00',
      '0001-01-01 assets:euros 42.25 EUR worth -9.700',
      '0001-01-01 expenses:food 7.75 EUR worth 9.700',
      '0001-01-01 expenses:rent 9.00 USD worth 9.00',
      '2020-02-01 assets:euros -0.50 EUR worth -0.650',
      '2020-02-01 expenses:food 0.50 EUR worth 0.650',
    ]);
  });

  test('count both ends of their days', async () => {
    const [from, to] = [plainDate('2020-01-15'), plainDate('2020-01-20')];
    expect(await sums({ types: ['EXPENSE'], from, to })).toEqual([
      '2020-01-15 expenses:food 6.25 EUR worth 7.900',
      '2020-01-15 expenses:rent 9.00 USD worth 9.00',
    ]);
  });
});

test('sums in another currency are one for each span as well, and of dated types worth what each day of theirs was', async () => {
  const bounds = [plainDate('2020-02-01')];
  expect((await sums({ types: ['EXPENSE', 'ASSET'], bounds, dated: datedTypes }, 'GBP')).sort()).toEqual([
    '0001-01-01 assets:bank 91.00 USD',
    '0001-01-01 assets:euros 42.25 EUR',
    // 3.75 at 1.2 times 0.8 and 4.00 at 1.3 times 0.8.
    '2020-01-12 expenses:food 7.75 EUR worth 7.7600',
    '2020-01-20 expenses:rent 9.00 USD worth 7.200',
    '2020-02-01 assets:euros -0.50 EUR',
    '2020-02-01 expenses:food 0.50 EUR worth 0.5200',
  ]);
});

test('of two prices on one day the last counts, unless one is the user’s own', async () => {
  const rateOn = (on: string, currency: string) =>
    book.access.snapshot(async (sql) => {
      const frame = await readFrame(sql, book.bookId);
      const valuation = await readValuation(sql, frame, currency, [plainDate(on)]);
      const eur = [...frame.commodities.values()].find(({ symbol }) => symbol === 'EUR')!;
      return valuation.rate(eur.id, plainDate(on))?.toString();
    });
  expect(await rateOn('2020-01-10', 'USD')).toBe('1.2');
  await book.access.write((sql) =>
    sql.query(
      `insert into price (book_id, id, on_date, commodity_id, rate, quote_id, source)
       select book_id, -1, on_date, commodity_id, 7, quote_id, 'user' from price where book_id = $1 and rate = 1.2`,
      [book.bookId],
    ),
  );
  expect(await rateOn('2020-01-10', 'USD')).toBe('7');
  expect(await rateOn('2020-01-20', 'USD')).toBe('1.3');
});
