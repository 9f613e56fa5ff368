import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../testing/test-app.ts';

let app: TestApp;

beforeAll(async () => {
  app = await createTestApp();
});

afterAll(() => app.close());

/** A money figure as text: `12.50 USD`; a dash where it is unknown. */
const print = (money: { amount: string; currency: string } | null) => (money ? `${money.amount} ${money.currency}` : '-');

interface Line {
  depth: number;
  label: string;
  value: { amount: string; currency: string } | null;
}

const linesOf = (section: { lines: Line[] }) => section.lines.map((line) => `${line.depth} ${line.label}: ${print(line.value)}`);

const query = `query Sheet($asOf: Date!, $comparisons: [Date!]! = [], $depth: Int, $currency: Currency) {
  balanceSheet(asOf: $asOf, comparisons: $comparisons, depth: $depth, currency: $currency) {
    asOf comparisons currency
    assets { ...section } liabilities { ...section } equity { ...section }
    recordedEquity { ...money } priorEarnings { ...money } currentEarnings { ...money } currencyTranslation { ...money }
    remeasurement { ...money } conversionDifference { ...money } totalLiabilitiesAndEquity { ...money }
    imbalance { ...money } unpriced { currency amount on } warnings { code message account { fullName } }
    provenance { dataVersion stale computedAt }
  }
}
fragment section on StatementSection {
  total { ...money } comparativeTotals { ...money }
  lines { account { fullName type } label depth hasChildren value { ...money } comparatives { ...money } native { ...money } }
}
fragment money on Money { amount currency }`;

const journal = `
P 2025-01-01 EUR 1.10 USD
P 2025-06-30 EUR 1.20 USD
P 2026-01-01 EUR 1.25 USD

2025-01-01 opening
  assets:bank           1000.00 USD
  assets:bank:euros      100.00 EUR
  equity:opening       -1000.00 USD
  equity:opening        -100.00 EUR

2025-03-01 loan
  assets:bank            500.00 USD
  liabilities:loan

2025-07-01 sale
  assets:bank:euros       50.00 EUR
  income:sales

2026-02-01 rent
  expenses:rent          200.00 USD
  assets:bank

2026-03-01 exchange, below the market
  assets:bank:euros      -20.00 EUR @ 1.20 USD
  assets:bank             24.00 USD
`;

describe('a balance sheet', () => {
  test('values each side by its rule, and says what stands between them', async () => {
    const book = await app.book({ currency: 'USD' }, journal);
    const { balanceSheet: sheet } = await book.ask(query, { asOf: '2026-03-31' });
    // Euros at closing: 130 x 1.25; recorded: 100 x 1.10 and 50 x 1.20 at their dates, -20 x 1.25 at theirs.
    expect(linesOf(sheet.assets)).toEqual(['1 assets: 1486.50 USD', '2 bank: 1486.50 USD', '3 euros: 162.50 USD']);
    expect(linesOf(sheet.liabilities)).toEqual(['1 liabilities: 500.00 USD', '2 loan: 500.00 USD']);
    expect(linesOf(sheet.equity)).toEqual([
      '1 equity: 1110.00 USD',
      '2 opening: 1110.00 USD',
      '1 Prior-year earnings: 60.00 USD',
      '1 Current-year earnings: -200.00 USD',
      '1 Unrealised currency and price differences (CTA): 16.50 USD',
    ]);
    expect(print(sheet.remeasurement)).toBe('17.50 USD');
    expect(print(sheet.conversionDifference)).toBe('-1.00 USD');
    expect([sheet.assets.total, sheet.totalLiabilitiesAndEquity, sheet.equity.total].map(print)).toEqual([
      '1486.50 USD',
      '1486.50 USD',
      '986.50 USD',
    ]);
    expect(sheet.assets.lines[1].native.map(print)).toEqual(['1324.00 USD', '130.00 EUR']);
    expect(sheet.equity.lines[1].native.map(print)).toEqual(['1000.00 USD', '100.00 EUR']);
    expect([sheet.imbalance, sheet.unpriced, sheet.warnings]).toEqual([[], [], []]);
    expect(sheet.provenance).toMatchObject({ stale: false });
  });

  test('has a column for each comparison, at that day’s rates and of that day’s fiscal year', async () => {
    const book = await app.book({ currency: 'USD', fiscalYearStartMonth: 7 }, journal);
    const { balanceSheet: sheet } = await book.ask(query, { asOf: '2026-03-31', comparisons: ['2025-06-30', '2025-02-01'], depth: 1 });
    expect(sheet.comparisons).toEqual(['2025-06-30', '2025-02-01']);
    expect(sheet.assets.comparativeTotals.map(print)).toEqual(['1620.00 USD', '1110.00 USD']);
    expect(linesOf(sheet.assets)).toEqual(['1 assets: 1486.50 USD']);
    expect(sheet.assets.lines[0]).toMatchObject({ hasChildren: true, account: { fullName: 'assets', type: 'ASSET' } });
    expect(sheet.equity.comparativeTotals.map(print)).toEqual(['1120.00 USD', '1110.00 USD']);
    const [prior, current, translation] = sheet.equity.lines.slice(1);
    expect([prior.value, ...prior.comparatives].map(print)).toEqual(['0.00 USD', '0.00 USD', '0.00 USD']);
    expect([current.value, ...current.comparatives].map(print)).toEqual(['-140.00 USD', '0.00 USD', '0.00 USD']);
    expect([translation.value, ...translation.comparatives].map(print)).toEqual(['16.50 USD', '10.00 USD', '0.00 USD']);
  });

  test('in another currency of the book', async () => {
    const book = await app.book({ currency: 'USD' }, journal);
    const { balanceSheet: sheet } = await book.ask(query, { asOf: '2025-02-01', currency: 'EUR' });
    expect(sheet.currency).toBe('EUR');
    expect(print(sheet.assets.total)).toBe('1009.09 EUR');
    expect(sheet.assets.lines[0].native.map(print)).toEqual(['1000.00 USD', '100.00 EUR']);
  });

  test('in a currency without rates leaves everything out and says so', async () => {
    const book = await app.book({ currency: 'USD' }, journal);
    const { balanceSheet: sheet } = await book.ask(query, { asOf: '2025-02-01', currency: 'CHF' });
    expect(linesOf(sheet.assets)).toEqual(['1 assets: -', '2 bank: -', '3 euros: -']);
    expect(print(sheet.assets.total)).toBe('0.00 CHF');
    expect(sheet.unpriced).toEqual([
      { currency: 'USD', amount: '1000.00', on: '2025-02-01' },
      { currency: 'EUR', amount: '100.00', on: '2025-02-01' },
    ]);
    expect(sheet.warnings.map((warning: { code: string }) => warning.code)).toEqual(['UNPRICED', 'UNPRICED']);
  });

  test('leaves out what has no rate on both sides; an entry that lacks one side is in the conversion difference', async () => {
    const book = await app.book(
      { currency: 'USD' },
      `
2025-01-01 opening
  assets:bank         1000.00 USD
  assets:kuna           70.00 HRK
  equity:opening     -1000.00 USD
  equity:opening       -70.00 HRK

2025-01-02 shares
  assets:shares         10 ACME @ 5.00 USD
  assets:bank          -50.00 USD
`,
    );
    const { balanceSheet: sheet } = await book.ask(query, { asOf: '2025-12-31' });
    expect(linesOf(sheet.assets)).toEqual(['1 assets: 950.00 USD', '2 bank: 950.00 USD', '2 kuna: -', '2 shares: -']);
    expect([sheet.recordedEquity, sheet.conversionDifference, sheet.remeasurement].map(print)).toEqual([
      '1000.00 USD',
      '-50.00 USD',
      '0.00 USD',
    ]);
    expect(sheet.unpriced).toEqual([
      { currency: 'HRK', amount: '70.00', on: '2025-12-31' },
      { currency: 'ACME', amount: '10', on: '2025-12-31' },
    ]);
    expect(sheet.warnings.map((warning: { code: string }) => warning.code)).toEqual(['UNPRICED', 'UNPRICED', 'UNPRICED_IN_TOTAL']);
    expect(sheet.imbalance).toEqual([]);
  });

  test('keeps untyped accounts as a row of equity and names them', async () => {
    const book = await app.book({ currency: 'USD' }, '2025-01-01 x\n  assets:bank  10.00 USD\n  suspense:unknown\n');
    const { balanceSheet: sheet } = await book.ask(query, { asOf: '2025-12-31' });
    expect(linesOf(sheet.equity)).toEqual([
      '1 Untyped accounts: 10.00 USD',
      '1 Prior-year earnings: 0.00 USD',
      '1 Current-year earnings: 0.00 USD',
      '1 Unrealised currency and price differences (CTA): 0.00 USD',
    ]);
    expect(sheet.warnings).toMatchObject([{ code: 'UNTYPED_ACCOUNT', account: { fullName: 'suspense:unknown' } }]);
  });

  test('shows an imbalance that unbalanced postings leave, and no more than the tool let pass', async () => {
    const book = await app.book(
      { currency: 'USD' },
      '2025-01-01 x\n  assets:bank  10.00 USD\n  equity:opening  -10.00 USD\n  (assets:budget)  3.00 USD\n',
    );
    const { balanceSheet: sheet } = await book.ask(query, { asOf: '2025-12-31' });
    expect(sheet.imbalance.map(print)).toEqual(['3.00 USD']);
  });

  test('of a closed year has its earnings in recorded equity, not twice', async () => {
    const book = await app.book(
      { currency: 'USD' },
      `
2025-01-01 sale
  assets:bank  10.00 USD
  income:sales

2025-02-01 rent
  expenses:rent  4.00 USD
  assets:bank

2025-12-31 closing
  income:sales  10.00 USD
  expenses:rent  -4.00 USD
  equity:retained
`,
    );
    const { balanceSheet: sheet } = await book.ask(query, { asOf: '2026-01-31' });
    expect([sheet.recordedEquity, sheet.priorEarnings, sheet.currentEarnings].map(print)).toEqual(['6.00 USD', '0.00 USD', '0.00 USD']);
  });

  test('of an empty book is empty', async () => {
    const book = await app.book();
    const { balanceSheet: sheet } = await book.ask(query, { asOf: '2025-12-31' });
    expect([sheet.assets.lines, sheet.liabilities.lines, print(sheet.assets.total)]).toEqual([[], [], '0.00 USD']);
  });

  test('refuses what it cannot answer, and says what to do', async () => {
    const book = await app.book();
    const refusal = async (variables: Record<string, unknown>) => {
      const { data, errors } = await book.answer(query, variables);
      expect(data).toEqual({ balanceSheet: null });
      return [errors?.[0]?.extensions.code, errors?.[0]?.message];
    };
    expect(await refusal({ asOf: '2025-12-31', depth: 0 })).toEqual([
      'BAD_USER_INPUT',
      'depth is 1 (top-level accounts) or more; leave it out for all levels.',
    ]);
    const [code] = await refusal({ asOf: '2025-12-31', comparisons: Array(25).fill('2025-01-01') });
    expect(code).toBe('BAD_USER_INPUT');
  });
});
