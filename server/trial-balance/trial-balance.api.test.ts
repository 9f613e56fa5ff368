import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../testing/test-app.ts';

let app: TestApp;

beforeAll(async () => {
  app = await createTestApp();
});

afterAll(() => app.close());

const query = `query Trial($asOf: Date!, $currency: Currency) { trialBalance(asOf: $asOf, currency: $currency) {
  asOf currency lines { account { fullName } label native { amount currency } debit credit }
  totalDebit { amount currency } totalCredit { amount currency } unpriced { currency amount on } provenance { dataVersion } } }`;

interface Line {
  label: string;
  debit: string | null;
  credit: string | null;
}

const linesOf = (trial: { lines: Line[] }) => trial.lines.map(({ label, debit, credit }) => `${label} ${debit ?? '-'} ${credit ?? '-'}`);

const journal = `
P 2025-01-01 EUR 1.10 USD
P 2025-03-01 EUR 1.20 USD

2025-01-10 opening
  assets:bank              100.00 EUR
  equity:opening

2025-01-20 rent
  expenses:rent             30.00 EUR
  assets:bank

2025-02-01 loan and its return
  assets:cash               50.00 USD
  liabilities:loan

2025-02-02 back
  liabilities:loan          50.00 USD
  assets:cash

2025-04-01 later
  assets:cash                1.00 USD
  income:gifts
`;

describe('a trial balance', () => {
  test('has each account’s own balance in one column, and a conversion difference that makes the totals equal', async () => {
    const book = await app.book({ currency: 'USD' }, journal);
    const { trialBalance: trial } = await book.ask(query, { asOf: '2025-03-31' });
    expect(linesOf(trial)).toEqual([
      'assets:bank 84.00 -',
      'assets:cash 0.00 -',
      'equity:opening - 110.00',
      'expenses:rent 33.00 -',
      'liabilities:loan 0.00 -',
      'Conversion difference - 7.00',
    ]);
    expect([trial.totalDebit, trial.totalCredit]).toEqual(Array(2).fill({ amount: '117.00', currency: 'USD' }));
    expect(trial.lines[0]).toMatchObject({ account: { fullName: 'assets:bank' }, native: [{ amount: '70.00', currency: 'EUR' }] });
    expect(trial.lines[5]).toMatchObject({ account: null, native: [] });
  });

  test('in the currency of all postings needs no conversion difference', async () => {
    const book = await app.book({ currency: 'EUR' }, journal);
    const { trialBalance: trial } = await book.ask(query, { asOf: '2025-01-31' });
    expect(linesOf(trial)).toEqual(['assets:bank 70.00 -', 'equity:opening - 100.00', 'expenses:rent 30.00 -']);
  });

  test('leaves both columns empty where nothing has a rate', async () => {
    const book = await app.book({ currency: 'USD' }, journal);
    const { trialBalance: trial } = await book.ask(query, { asOf: '2025-01-31', currency: 'CHF' });
    expect(linesOf(trial)).toEqual(['assets:bank - -', 'equity:opening - -', 'expenses:rent - -']);
    expect(trial.unpriced).toEqual([{ currency: 'EUR', amount: '70.00', on: '2025-01-31' }]);
    expect(trial.totalDebit).toEqual({ amount: '0.00', currency: 'CHF' });
  });

  test('of an empty book has no lines', async () => {
    const book = await app.book();
    const { trialBalance: trial } = await book.ask(query, { asOf: '2025-01-31' });
    expect([trial.lines, trial.totalDebit.amount]).toEqual([[], '0.00']);
  });
});
