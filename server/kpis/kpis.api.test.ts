import fc from 'fast-check';
import type { Logger } from 'typeorm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Decimal } from '../ledger/decimal.ts';
import { createTestApp, type TestApp, type TestBook } from '../testing/test-app.ts';

// Opened in 2025, three months of 2026; dollars on a second account. Every figure below is derived beside its test.
const journal = `
account assets:bank                 ; type: C
account assets:dollars              ; type: C
account assets:receivable
account assets:equipment
account liabilities:suppliers       ; role: payable
account liabilities:card            ; role: debt-short
account liabilities:loan            ; role: debt-long
account income:sales
account income:interest
account expenses:goods              ; role: cost-of-goods
account expenses:rent
account expenses:interest
account expenses:depreciation

P 2025-01-01 USD 0.90 EUR
P 2026-03-01 USD 0.80 EUR

2025-12-31 opening balances
    assets:bank                      1000.00 EUR
    assets:dollars                    100.00 USD @ 0.90 EUR
    assets:receivable                 200.00 EUR
    equity:opening balances

2026-01-10 invoice
    assets:receivable                 900.00 EUR
    income:sales                     -900.00 EUR

2026-01-15 rent
    expenses:rent                     600.00 EUR
    assets:bank                      -600.00 EUR

2026-01-20 own transfer
    assets:dollars                    100.00 USD @@ 90.00 EUR
    assets:bank                       -90.00 EUR

2026-02-05 loan, and a machine from it
    assets:bank                      2000.00 EUR
    liabilities:loan                -2000.00 EUR

2026-02-06 machine
    assets:equipment                  500.00 EUR
    assets:bank                      -500.00 EUR

2026-02-10 paid by the customer
    assets:bank                       300.00 EUR
    assets:receivable                -300.00 EUR

2026-02-15 rent
    expenses:rent                     600.00 EUR
    assets:bank                      -600.00 EUR

2026-03-02 goods on account
    expenses:goods                    240.00 EUR
    liabilities:suppliers            -240.00 EUR

2026-03-05 sale in dollars
    assets:dollars                    500.00 USD
    income:sales                     -500.00 USD

2026-03-10 part of the goods paid
    liabilities:suppliers             100.00 EUR
    assets:bank                      -100.00 EUR

2026-03-15 rent, and a refund of January's
    expenses:rent                     600.00 EUR
    assets:bank                      -600.00 EUR

2026-03-16 refund
    assets:bank                        60.00 EUR
    expenses:rent                     -60.00 EUR

2026-03-20 interest earned and paid
    assets:bank                        10.00 EUR
    income:interest                   -10.00 EUR

2026-03-31 loan
    liabilities:loan                  100.00 EUR
    expenses:interest                  20.00 EUR
    assets:bank                      -120.00 EUR

2026-03-31 wear
    expenses:depreciation              25.00 EUR
    assets:equipment                  -25.00 EUR

2026-03-31 lunch
    expenses:meals                     30.00 EUR
    liabilities:card                  -30.00 EUR
`;

const march = 'period: { month: { year: 2026, month: 3 } }';
const fields = `period { from to label isPartial } comparedTo { from to label } currency
  kpis { key label definition unit value nullReason previous change changeRatio trend goodWhen inferred warnings { code account { fullName } } }
  unpriced { currency amount on } provenance { dataVersion stale }`;

let app: TestApp;
let book: TestBook;

beforeAll(async () => {
  app = await createTestApp(new Date('2026-10-15T12:00:00Z'));
  book = await app.book({ currency: 'EUR' }, journal);
});

afterAll(() => app.close());

const report = async (asked: string, of = book) => (await of.ask(`{ kpis(${asked}) { ${fields} } }`)).kpis;
const byKey = (found: { kpis: { key: string }[] }) => Object.fromEntries(found.kpis.map((kpi) => [kpi.key, kpi]));
const valuesOf = (found: { kpis: { key: string; value: string | null }[] }) =>
  Object.fromEntries(found.kpis.map(({ key, value }) => [key, value]));

test('a month, every figure by hand', async () => {
  const found = await report(march);
  expect(found).toMatchObject({
    period: { label: 'Mar 2026', isPartial: false },
    comparedTo: { label: 'Feb 2026' },
    currency: 'EUR',
    unpriced: [],
  });
  expect(valuesOf(found)).toEqual({
    // Bank: 1000 - 600 - 90 + 2000 - 500 + 300 - 600 - 100 - 600 + 60 + 10 - 120 = 760; 700 USD at 0.80.
    CASH_ON_HAND: '1320.00',
    // February ended with 1510 + 200 USD at 0.90 = 1690.
    NET_CASH_CHANGE: '-370.00',
    // Suppliers 100, rent 600 - 60, interest paid 20. Not the loan; interest earned is no refund.
    GROSS_BURN: '660.00',
    // Operating: 500 USD at 0.80 - 100 - 600 + 60 + 10 - 20 = -250; investing 0.
    NET_BURN: '250.00',
    // January 600 (the own transfer is 0), February 500 - 300 + 600 = 800, March 250.
    BURN_RATE: '550.00',
    // 1320 / 550.
    RUNWAY_MONTHS: '2.4',
    REVENUE: '400.00',
    // (900 + 0 + 400) / 3.
    MONTHLY_REVENUE: '433.33',
    // 240 + 540 + 20 + 25 + 30.
    EXPENSES: '855.00',
    // 400 + 10 - 855.
    NET_INCOME: '-445.00',
    // (400 - 240) / 400.
    GROSS_MARGIN: '0.4000',
    // (400 - (855 - 20)) / 400.
    OPERATING_MARGIN: '-1.0875',
    // -445 + 20 + 25.
    EBITDA: '-400.00',
    // Loan 1900 and card 30.
    OUTSTANDING_DEBT: '1930.00',
    // 200 + 900 - 300.
    RECEIVABLES: '800.00',
    PAYABLES: '140.00',
    // 1320 + 800 - 140 - 30.
    WORKING_CAPITAL: '1950.00',
    // 2120 / 170.
    CURRENT_RATIO: '12.4706',
    QUICK_RATIO: '12.4706',
    // Equity: 1320 + 800 + 475 - 140 - 1930 = 525.
    DEBT_TO_EQUITY: '3.6762',
    // (800 + 800) / 2 / 400 * 31.
    DSO: '62.0',
    // (0 + 140) / 2 / (240 + 540 + 30) * 31 = 2.679.
    DPO: '2.7',
  });
});

test('each is compared with the month before, and tells which way is good', async () => {
  const found = byKey(await report(march));
  expect(found.CASH_ON_HAND).toMatchObject({
    previous: '1690.00',
    change: '-370.00',
    changeRatio: '-0.2189',
    trend: 'DOWN',
    goodWhen: 'UP',
    unit: 'MONEY',
  });
  expect(found.NET_BURN).toMatchObject({ previous: '800.00', change: '-550.00', changeRatio: '-0.6875', trend: 'DOWN', goodWhen: 'DOWN' });
  // February had none: growth from nothing has no ratio.
  expect(found.REVENUE).toMatchObject({ previous: '0.00', change: '400.00', changeRatio: null, trend: 'UP' });
  expect(found.RECEIVABLES).toMatchObject({ previous: '800.00', change: '0.00', changeRatio: '0.0000', trend: 'FLAT' });
  expect(found.GROSS_MARGIN).toMatchObject({ previous: null, change: null, changeRatio: null, trend: 'UNKNOWN', unit: 'RATIO' });
  // December, in which the book was opened, is its first month: (0 + 600 + 800) / 3.
  expect(found.BURN_RATE).toMatchObject({ previous: '466.67', warnings: [] });
});

test('nothing to compare with, or the year before', async () => {
  expect(await report(`${march}, compareTo: NONE, keys: [REVENUE]`)).toMatchObject({
    comparedTo: null,
    kpis: [{ previous: null, trend: 'UNKNOWN' }],
  });
  const yearBefore = await report(`${march}, compareTo: PREVIOUS_YEAR, keys: [EXPENSES, BURN_RATE]`);
  expect(yearBefore).toMatchObject({
    comparedTo: { from: '2025-03-01', to: '2025-03-31' },
    kpis: [{ previous: '0.00' }, { previous: null }],
  });
});

test('keys come in the order asked for; guesses and gaps are said', async () => {
  const { kpis } = await report(`${march}, keys: [EBITDA, CASH_ON_HAND, RECEIVABLES]`);
  expect(kpis.map((kpi: { key: string }) => kpi.key)).toEqual(['EBITDA', 'CASH_ON_HAND', 'RECEIVABLES']);
  // Interest and depreciation are guessed from their names; income tax has no account. Cash is declared, receivables are not.
  expect(kpis.map((kpi: { inferred: boolean }) => kpi.inferred)).toEqual([true, false, true]);
  expect(kpis[0].warnings).toEqual([{ code: 'NO_ACCOUNT_OF_ROLE', account: null }]);
});

test('a period with today in it stops there and is compared with as many days', async () => {
  app.now = new Date('2026-03-10T09:00:00Z');
  const found = await report(`${march}, keys: [REVENUE, GROSS_BURN, BURN_RATE, CASH_ON_HAND]`);
  app.now = new Date('2026-10-15T12:00:00Z');
  expect(found).toMatchObject({ period: { to: '2026-03-31', isPartial: true }, comparedTo: { from: '2026-02-01', to: '2026-02-10' } });
  // The burn rate is of December (0: the book was opened), January and February; 1 to 10 February bought the machine.
  expect(found.kpis).toMatchObject([
    { value: '400.00', previous: '0.00' },
    { value: '100.00', previous: '500.00' },
    { value: '466.67', previous: '300.00' },
    { value: '1970.00', previous: '2290.00' },
  ]);
});

test('history ends with this period; a figure without a meaning then is a gap', async () => {
  const asked = `{ kpis(${march}, keys: [CASH_ON_HAND, GROSS_MARGIN]) { kpis { value history(points: 5) { period { label } value } } } }`;
  const { kpis } = (await book.ask(asked)).kpis;
  expect(kpis[0].history.map((point: { period: { label: string }; value: string }) => [point.period.label, point.value])).toEqual([
    ['Nov 2025', '0.00'],
    ['Dec 2025', '1090.00'],
    ['Jan 2026', '490.00'],
    ['Feb 2026', '1690.00'],
    ['Mar 2026', '1320.00'],
  ]);
  expect(kpis[1].history.map((point: { value: string | null }) => point.value)).toEqual([null, null, '1.0000', null, '0.4000']);
});

test('contributions are the accounts, largest first, then the rest; none for ratios', async () => {
  const asked = `{ kpis(${march}, keys: [NET_INCOME, EXPENSES, MONTHLY_REVENUE, DSO]) { kpis { value contributions(first: 2) { label amount account { type } } } } }`;
  const { kpis } = (await book.ask(asked)).kpis;
  expect(kpis.map((kpi: { contributions: unknown }) => kpi.contributions)).toEqual([
    [
      { label: 'expenses:rent', amount: '-540.00', account: { type: 'EXPENSE' } },
      { label: 'income:sales', amount: '400.00', account: { type: 'REVENUE' } },
      { label: 'Rest', amount: '-305.00', account: null },
    ],
    [
      { label: 'expenses:rent', amount: '540.00', account: { type: 'EXPENSE' } },
      { label: 'expenses:goods', amount: '240.00', account: { type: 'EXPENSE' } },
      { label: 'Rest', amount: '75.00', account: null },
    ],
    [{ label: 'income:sales', amount: '433.33', account: { type: 'REVENUE' } }],
    [],
  ]);
});

test('what has no rate is left out, listed once, and each figure says so', async () => {
  const odd = await app.book(
    { currency: 'EUR' },
    '2026-03-05 gift\n    assets:bank  5 XYZ\n    income:gifts\n\n2026-03-06 sale\n    assets:cash  1.00 EUR\n    income:sales\n',
  );
  const found = await report(`${march}, keys: [CASH_ON_HAND, WORKING_CAPITAL, REVENUE, NET_CASH_CHANGE]`, odd);
  expect(found.unpriced).toEqual([
    { currency: 'XYZ', amount: '-5', on: '2026-03-05' },
    { currency: 'XYZ', amount: '5', on: '2026-03-31' },
  ]);
  for (const kpi of found.kpis) expect(kpi).toMatchObject({ value: '1.00', nullReason: null, warnings: [{ code: 'UNPRICED' }] });
  const inPounds = await report(`${march}, keys: [CASH_ON_HAND], currency: "GBP"`, odd);
  expect(inPounds).toMatchObject({ currency: 'GBP', kpis: [{ value: null, nullReason: 'UNPRICED' }] });
});

test('a closing entry is no income and no expense, and an own posting to equity is', async () => {
  const closed = await app.book(
    { currency: 'EUR' },
    `
2026-03-01 sale
    assets:bank  100.00 EUR
    income:sales

2026-03-02 the owner pays for lunch
    expenses:meals  10.00 EUR
    equity:owner

2026-03-31 closing
    income:sales  100.00 EUR
    expenses:meals  -10.00 EUR
    equity:retained  -90.00 EUR
`,
  );
  const found = await report(`${march}, keys: [REVENUE, EXPENSES, NET_INCOME, NET_BURN]`, closed);
  expect(found.kpis.map((kpi: { value: string }) => kpi.value)).toEqual(['100.00', '10.00', '90.00', '-100.00']);
});

test('an empty book answers: nothing is known of roles, and nothing was earned', async () => {
  const empty = await app.book({ currency: 'EUR' });
  const found = await report(march, empty);
  expect(found.kpis).toHaveLength(22);
  expect(byKey(found)).toMatchObject({
    CASH_ON_HAND: { value: null, nullReason: 'NO_ACCOUNT_OF_ROLE' },
    RUNWAY_MONTHS: { value: null, nullReason: 'NO_ACCOUNT_OF_ROLE' },
    MONTHLY_REVENUE: { value: null, nullReason: 'noCompleteMonth' },
    REVENUE: { value: '0.00' },
    GROSS_MARGIN: { value: null, nullReason: 'NO_ACCOUNT_OF_ROLE' },
    OPERATING_MARGIN: { value: null, nullReason: 'noRevenue' },
    DEBT_TO_EQUITY: { value: null, nullReason: 'NO_ACCOUNT_OF_ROLE' },
  });
});

test.each([
  [`{ kpis(period: { month: { year: 2026, month: 13 } }) { currency } }`, /month is 1/],
  [`{ kpis(period: { lastMonths: 0 }) { currency } }`, /lastMonths is 1/],
  [`{ kpis(${march}) { kpis { history(points: 0) { value } } } }`, /points is 1/],
  [`{ kpis(${march}) { kpis { contributions(first: 101) { amount } } } }`, /first is 1/],
])('%s is refused', async (query, message) => {
  const { errors } = await book.answer(query);
  expect(errors?.[0]).toMatchObject({ message: expect.stringMatching(message), extensions: { code: 'BAD_USER_INPUT' } });
});

test('a period is said in one way only', async () => {
  const { errors } = await book.answer('{ kpis(period: { lastMonths: 3, fiscalYear: 2026 }) { currency } }');
  expect(errors).toHaveLength(1);
});

const statements: string[] = [];
const recorder = { logQuery: (text: string) => void statements.push(text) } as unknown as Logger;

async function statementsOf(query: string): Promise<string[]> {
  const before = app.store.source.logger;
  app.store.source.setOptions({ logging: true, logger: recorder });
  // Nothing is answered from what was computed before.
  app.now = new Date(app.now.getTime() + 3_600_000);
  statements.length = 0;
  await book.ask(query);
  app.store.source.setOptions({ logging: false, logger: before });
  return statements.filter((text) => !/^(start|set|begin|commit|rollback)/i.test(text.trim()));
}

test('all figures with history and contributions cost as many statements as one', async () => {
  const query = (keys: string) => `{ kpis(${march} ${keys}) { kpis { value history { value } contributions { amount } } } }`;
  // Rates of days that were asked for before are not read again.
  await statementsOf(query(''));
  const one = await statementsOf(query(', keys: [CASH_ON_HAND]'));
  const all = await statementsOf(query(''));
  expect(one.length).toBeGreaterThan(3);
  expect(all.length).toBe(one.length);
});

const entries = fc.array(
  fc.record({
    day: fc.integer({ min: 1, max: 28 }),
    month: fc.integer({ min: 1, max: 6 }),
    cents: fc.integer({ min: -99_999, max: 99_999 }),
    accounts: fc.tuple(
      ...[0, 1].map(() =>
        fc.constantFrom(
          'assets:bank',
          'assets:cash',
          'assets:receivable',
          'assets:equipment',
          'liabilities:loan',
          'liabilities:payable',
          'equity:shares',
          'income:sales',
          'income:interest',
          'expenses:rent',
          'expenses:interest',
          'odd',
        ),
      ),
    ),
    currency: fc.constantFrom('EUR', 'USD', 'GBP', 'XYZ'),
  }),
  { minLength: 1, maxLength: 40 },
);

test('random books: what contributes adds up to the figure, as printed', { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(entries, fc.integer({ min: 1, max: 5 }), async (random, first) => {
      const texts = random.map(({ day, month, cents, accounts: [a, b], currency }) => {
        const date = `2026-0${month}-${String(day).padStart(2, '0')}`;
        return `${date} random\n    ${a}  ${Decimal.of(BigInt(cents), 2)} ${currency}\n    ${b}\n`;
      });
      const found = await app.book({ currency: 'EUR' }, `P 2026-01-01 USD 0.917 EUR\nP 2026-03-03 GBP 1.1357 EUR\n\n${texts.join('\n')}`);
      const asked = `{ kpis(period: { quarter: { year: 2026, quarter: 2 } }) { kpis { key unit value nullReason contributions(first: ${first}) { amount account { id } } history(points: 3) { value } } } }`;
      const { kpis } = (await found.ask(asked)).kpis;
      for (const { unit, value, nullReason, contributions, history } of kpis) {
        expect(value === null).toBe(nullReason !== null);
        expect(history.at(-1).value).toBe(value);
        if (unit !== 'MONEY' || value === null) expect(contributions).toEqual([]);
        else
          expect(Decimal.sum(contributions.map((row: { amount: string }) => Decimal.from(row.amount))).equals(Decimal.from(value))).toBe(
            true,
          );
        expect(contributions.filter((row: { account: unknown }) => row.account).length).toBeLessThanOrEqual(first);
      }
    }),
    { numRuns: 12 },
  );
});
