import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type TestApp, type TestBook } from '../testing/test-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.close());

const accounts = [
  'assets:bank',
  'assets:bank:savings',
  'liabilities:card',
  'equity:opening',
  'income:sales',
  'expenses:food',
  'expenses:rent',
  'Sundry',
];

/** A journal of a few balanced entries and rates, now and then with declarations. */
const journals = fc
  .record({
    declarations: fc.subarray(['account Sundry  ; type:X', 'account liabilities:card  ; role: debt-short', 'commodity 1.000 EUR']),
    rates: fc.array(fc.integer({ min: 1, max: 28 }), { maxLength: 3 }),
    entries: fc.array(
      fc.record({
        month: fc.integer({ min: 1, max: 9 }),
        day: fc.integer({ min: 1, max: 28 }),
        from: fc.constantFrom(...accounts),
        to: fc.constantFrom(...accounts),
        cents: fc.integer({ min: 1, max: 99_999 }),
        currency: fc.constantFrom('USD', 'USD', 'EUR'),
      }),
      { minLength: 1, maxLength: 8 },
    ),
  })
  .map(({ declarations, rates, entries }) =>
    [
      ...declarations,
      // One rate for one day: where two files contradict one another, the later one wins by definition.
      ...rates.map((day) => `P 2026-0${(day % 9) + 1}-${String(day).padStart(2, '0')} EUR 1.${day + 10} USD`),
      ...entries.map(
        ({ month, day, from, to, cents, currency }) =>
          `2026-0${month}-${String(day).padStart(2, '0')} Entry\n    ${to}    ${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')} ${currency}\n    ${from}\n`,
      ),
    ].join('\n'),
  );

/** All that a reader could see of the figures. */
async function figures(book: TestBook): Promise<unknown> {
  const { book: settings, ...rest } = await book.ask(`{
    book { currency firstDate lastDate transactionCount }
    balanceSheet(asOf: "2026-12-31", comparisons: ["2026-05-15"], currency: "USD") {
      assets { ...section } liabilities { ...section } equity { ...section } imbalance { amount currency } unpriced { currency amount on } warnings { code }
    }
    incomeStatement(from: "2026-01-01", to: "2026-12-31", interval: MONTH, currency: "USD") { revenue { ...section } expenses { ...section } netIncome { amount } }
    trialBalance(asOf: "2026-12-31", currency: "USD") { lines { label native { amount currency } debit credit } }
    prices(in: "USD") { edges { node { on currency price source } } }
  }
  fragment section on StatementSection { total { amount } comparativeTotals { amount } lines { label depth value { amount } comparatives { amount } native { amount currency } account { fullName type role } } }`);
  return { settings, ...rest };
}

const undo = (book: TestBook, id: string) =>
  book.ask('mutation ($id: ID!) { undoImport(input: { id: $id }) { userErrors { code } } }', { id });

describe('undoing an import', () => {
  it('restores every figure', async () => {
    await fc.assert(
      fc.asyncProperty(journals, journals, async (kept, undone) => {
        const book = await app.book({}, kept);
        const before = await figures(book);
        const report = await book.load(undone);
        expect(report.status).toBe('SUCCEEDED');
        await undo(book, report.id);
        expect(await figures(book)).toEqual(before);
      }),
      { numRuns: 12 },
    );
  });
});

describe('the order of files', () => {
  it('does not matter to any figure', async () => {
    await fc.assert(
      fc.asyncProperty(journals, journals, journals, async (...files) => {
        // One currency and no declarations that contradict one another: both are decided by the first or last file that speaks.
        const settings = { currency: 'USD' } as const;
        const forwards = await app.book(settings, ...files);
        const backwards = await app.book(settings, ...files.toReversed());
        expect(await sortedFigures(backwards)).toEqual(await sortedFigures(forwards));
      }),
      { numRuns: 12 },
    );
  });
});

/** Siblings stand in the order in which files declare them, which is the one thing that order may change. */
async function sortedFigures(book: TestBook): Promise<unknown> {
  return JSON.parse(JSON.stringify(await figures(book)), (_key, value) =>
    Array.isArray(value) ? value.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)) : value,
  );
}
