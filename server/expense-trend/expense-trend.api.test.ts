import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Decimal } from '../ledger/decimal.ts';
import { createTestApp, type TestApp, type TestBook } from '../testing/test-app.ts';

// A year of rent at 100 a month, food that varies, one refund, and travel in dollars.
const journal = `
P 2025-01-01 USD 0.90 EUR
P 2026-02-15 USD 0.80 EUR

2025-01-05 rent
    expenses:rent                 90.00 EUR
    assets:bank

2025-12-05 rent
    expenses:rent                100.00 EUR
    assets:bank

2026-01-05 rent
    expenses:rent                100.00 EUR
    assets:bank

2026-01-20 groceries
    expenses:food:groceries       40.00 EUR
    assets:bank

2026-02-05 rent
    expenses:rent                100.00 EUR
    assets:bank

2026-02-10 flight
    expenses:travel:flights       50.00 USD
    assets:bank

2026-02-20 flight home
    expenses:travel:flights       50.00 USD
    assets:bank

2026-02-21 restaurant
    expenses:food:restaurant      30.50 EUR
    assets:bank

2026-03-05 rent
    expenses:rent                100.00 EUR
    assets:bank

2026-03-07 refund of a restaurant bill
    expenses:food:restaurant     -70.50 EUR
    assets:bank

2026-03-08 unsorted
    expenses                       5.00 EUR
    assets:bank
`;

const fields = `currency total { amount } categories { label account { fullName } total { amount } share } unpriced { currency amount on } warnings { code }
  buckets { period { from to label isPartial } total { amount } amounts movingAverage { amount } yearAgo { amount } changeOnPrevious }`;

let app: TestApp;
let book: TestBook;

beforeAll(async () => {
  app = await createTestApp(new Date('2026-10-15T12:00:00Z'));
  book = await app.book({ currency: 'EUR' }, journal);
});

afterAll(() => app.close());

const trend = async (asked: string, of = book) => (await of.ask(`{ expenseTrend(${asked}) { ${fields} } }`)).expenseTrend;
const amount = (money: { amount: string } | null) => money?.amount ?? null;

test('months by category, the largest first', async () => {
  const found = await trend('from: "2026-01-01", to: "2026-03-31"');
  // Travel: 50 USD at 0.90 and 50 at 0.80. Food: 40 + 30.50 - 70.50 = 0, which is an amount, not a gap.
  expect(found.categories).toEqual([
    { label: 'rent', account: { fullName: 'expenses:rent' }, total: { amount: '300.00' }, share: '0.7692' },
    { label: 'travel', account: { fullName: 'expenses:travel' }, total: { amount: '85.00' }, share: '0.2179' },
    { label: 'expenses', account: { fullName: 'expenses' }, total: { amount: '5.00' }, share: '0.0128' },
    { label: 'food', account: { fullName: 'expenses:food' }, total: { amount: '0.00' }, share: '0.0000' },
  ]);
  expect(found.buckets.map((bucket: { amounts: string[] }) => bucket.amounts)).toEqual([
    ['100.00', '0.00', '0.00', '40.00'],
    ['100.00', '85.00', '0.00', '30.50'],
    ['100.00', '0.00', '5.00', '-70.50'],
  ]);
  expect(found.buckets.map((bucket: { total: { amount: string } }) => amount(bucket.total))).toEqual(['140.00', '215.50', '34.50']);
  expect(amount(found.total)).toBe('390.00');
});

test('averages, a year ago and changes read what lies before the range', async () => {
  const { buckets } = await trend('from: "2026-01-01", to: "2026-03-31", movingAverage: 3');
  // January: (0 + 100 + 140) / 3; February: (100 + 140 + 215.50) / 3; March: (140 + 215.50 + 34.50) / 3.
  expect(buckets.map((bucket: { movingAverage: { amount: string } }) => amount(bucket.movingAverage))).toEqual([
    '80.00',
    '151.83',
    '130.00',
  ]);
  expect(buckets.map((bucket: { yearAgo: { amount: string } }) => amount(bucket.yearAgo))).toEqual(['90.00', '0.00', '0.00']);
  // Against 100, 140 and 215.50.
  expect(buckets.map((bucket: { changeOnPrevious: string }) => bucket.changeOnPrevious)).toEqual(['0.4000', '0.5393', '-0.8399']);
});

test('deeper categories are named below the root; what is posted above keeps a row of its own', async () => {
  const { categories } = await trend('from: "2026-01-01", to: "2026-03-31", depth: 2');
  expect(categories.map((category: { label: string; total: { amount: string } }) => [category.label, amount(category.total)])).toEqual([
    ['rent', '300.00'],
    ['travel:flights', '85.00'],
    ['food:groceries', '40.00'],
    ['expenses', '5.00'],
    ['food:restaurant', '-40.00'],
  ]);
});

test('what is not in the top is one row that makes each bucket add up', async () => {
  const found = await trend('from: "2026-01-01", to: "2026-03-31", top: 1');
  expect(found.categories[1]).toEqual({ label: 'Other', account: null, total: { amount: '90.00' }, share: '0.2308' });
  expect(found.buckets.map((bucket: { amounts: string[] }) => bucket.amounts[1])).toEqual(['40.00', '115.50', '-65.50']);
});

test('before the book nothing is known; empty buckets are 0', async () => {
  const { buckets } = await trend('from: "2025-01-01", to: "2025-04-30"');
  expect(buckets.map((bucket: { total: { amount: string } }) => amount(bucket.total))).toEqual(['90.00', '0.00', '0.00', '0.00']);
  expect(buckets.map((bucket: { movingAverage: { amount: string } }) => amount(bucket.movingAverage))).toEqual([
    null,
    null,
    '30.00',
    '0.00',
  ]);
  expect(buckets.map((bucket: { yearAgo: { amount: string } }) => amount(bucket.yearAgo))).toEqual([null, null, null, null]);
  // January has nothing before it, February lost all, March and April are compared with 0.
  expect(buckets.map((bucket: { changeOnPrevious: string }) => bucket.changeOnPrevious)).toEqual([null, '-1.0000', null, null]);
});

test('what has no rate is left out, listed by bucket, and warned of', async () => {
  const found = await trend('from: "2024-12-01", to: "2026-03-31", interval: YEAR, currency: "GBP"');
  expect(amount(found.total)).toBe('0.00');
  expect(found.unpriced).toEqual([
    { currency: 'EUR', amount: '190.00', on: '2025-01-05' },
    { currency: 'EUR', amount: '305.00', on: '2026-01-05' },
    { currency: 'USD', amount: '100.00', on: '2026-02-10' },
  ]);
  expect(found.warnings.map((warning: { code: string }) => warning.code)).toEqual(['UNPRICED', 'UNPRICED']);
});

test.each([
  ['from: "2026-02-01", to: "2026-01-01"', /swap/],
  ['from: "2026-01-01", to: "2026-02-01", depth: 0', /depth is 1/],
  ['from: "2026-01-01", to: "2026-02-01", top: 0', /top is 1/],
  ['from: "2026-01-01", to: "2026-02-01", movingAverage: 0', /movingAverage is 1/],
  ['from: "2000-01-01", to: "2026-02-01", interval: DAY', /shorter range/],
])('%s is refused', async (asked, message) => {
  const { errors } = await book.answer(`{ expenseTrend(${asked}) { currency } }`);
  expect(errors).toMatchObject([{ message: expect.stringMatching(message), extensions: { code: 'BAD_USER_INPUT' } }]);
});

const entries = fc.array(
  fc.record({
    day: fc.integer({ min: 1, max: 28 }),
    month: fc.integer({ min: 1, max: 9 }),
    cents: fc.integer({ min: -99_999, max: 99_999 }),
    account: fc.constantFrom('expenses', 'expenses:a', 'expenses:a:b', 'expenses:c', 'expenses:d:e:f', 'expenses:d:g'),
    currency: fc.constantFrom('EUR', 'EUR', 'USD'),
  }),
  { minLength: 1, maxLength: 40 },
);

test('random books: printed categories add up to the bucket, and in one currency buckets to the total', { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(
      entries,
      fc.integer({ min: 1, max: 4 }),
      fc.integer({ min: 1, max: 3 }),
      fc.constantFrom('WEEK', 'MONTH', 'QUARTER'),
      async (random, top, depth, interval) => {
        const texts = random.map(({ day, month, cents, account, currency }) => {
          const date = `2026-0${month}-${String(day).padStart(2, '0')}`;
          return `${date} random\n    ${account}  ${Decimal.of(BigInt(cents), 2)} ${currency}\n    assets:bank\n`;
        });
        const found = await app.book({ currency: 'EUR' }, `P 2026-01-01 USD 0.917 EUR\n\n${texts.join('\n')}`);
        const asked = `from: "2026-01-10", to: "2026-08-20", interval: ${interval}, top: ${top}, depth: ${depth}`;
        const { buckets, categories, total } = await trend(asked, found);
        const sum = (amounts: string[]) => Decimal.sum(amounts.map((text) => Decimal.from(text)));
        const exact =
          categories.some((category: { label: string }) => category.label === 'Other') ||
          random.every(({ currency }) => currency === 'EUR');
        if (!exact) return;
        for (const bucket of buckets) expect(sum(bucket.amounts).equals(Decimal.from(bucket.total.amount))).toBe(true);
        expect(
          sum(categories.map((category: { total: { amount: string } }) => category.total.amount)).equals(Decimal.from(total.amount)),
        ).toBe(true);
        if (random.some(({ currency }) => currency !== 'EUR')) return;
        expect(sum(buckets.map((bucket: { total: { amount: string } }) => bucket.total.amount)).equals(Decimal.from(total.amount))).toBe(
          true,
        );
      },
    ),
    { numRuns: 15 },
  );
});

test('shares are of the unrounded sums', async () => {
  // 1 USD is 0.004 EUR: 2 of them print as 0.01, and the total of 3.25 as 0.01 too, though it is 0.013.
  const dust = await app.book(
    { currency: 'EUR' },
    `
P 2026-01-01 USD 0.004 EUR

2026-01-05 dust
    expenses:rent      2.00 USD
    expenses:food      1.25 USD
    assets:bank
`,
  );
  const { total, categories } = await trend('from: "2026-01-01", to: "2026-01-31"', dust);
  expect([total, ...categories.map((category: { total: { amount: string } }) => category.total)].map(amount)).toEqual([
    '0.01',
    '0.01',
    '0.00',
  ]);
  expect(categories.map((category: { share: string }) => category.share)).toEqual(['0.6154', '0.3846']);
  const [rent, other] = (await trend('from: "2026-01-01", to: "2026-01-31", top: 1', dust)).categories;
  expect([rent.share, other.label, other.share]).toEqual(['0.6154', 'Other', '0.3846']);
});

test('below one account: its children are the categories, its own postings stand under its name, and they add up', async () => {
  const { expenseTrend } = await book.ask(
    `{ expenseTrend(from: "2026-01-01", to: "2026-03-31", account: "expenses:food") { total { amount } categories { label account { fullName } total { amount } }
         buckets { total { amount } amounts yearAgo { amount } } } }`,
  );
  expect(expenseTrend).toEqual({
    total: { amount: '0.00' },
    categories: [
      { label: 'groceries', account: { fullName: 'expenses:food:groceries' }, total: { amount: '40.00' } },
      { label: 'restaurant', account: { fullName: 'expenses:food:restaurant' }, total: { amount: '-40.00' } },
    ],
    buckets: [
      { total: { amount: '40.00' }, amounts: ['40.00', '0.00'], yearAgo: { amount: '0.00' } },
      { total: { amount: '30.50' }, amounts: ['0.00', '30.50'], yearAgo: { amount: '0.00' } },
      { total: { amount: '-70.50' }, amounts: ['0.00', '-70.50'], yearAgo: { amount: '0.00' } },
    ],
  });
  const whole = await book.ask(
    '{ expenseTrend(from: "2026-01-01", to: "2026-03-31", account: "expenses") { total { amount } categories { label } } }',
  );
  expect(whole.expenseTrend).toEqual({
    total: { amount: '390.00' },
    categories: [{ label: 'rent' }, { label: 'travel' }, { label: 'expenses' }, { label: 'food' }],
  });
});

test.each([
  ['expenses:fod', 'There is no account expenses:fod'],
  ['assets:bank', 'assets:bank is no expense account'],
])('an account without expenses is refused by name: %s', async (account, message) => {
  const { errors } = await book.answer(
    'query ($account: String) { expenseTrend(from: "2026-01-01", to: "2026-03-31", account: $account) { currency } }',
    {
      account,
    },
  );
  expect(errors?.[0]?.message).toContain(message);
});
