import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Decimal } from '../ledger/decimal.ts';
import { addDays, type PlainDate, plainDate } from '../ledger/plain-date.ts';
import { Valued } from '../ledger/valued.ts';
import { commodityNames, factsOf, type RandomBook, randomBook } from '../testing/random-book.ts';
import { printColumn } from './print-sheet.ts';
import { behindEach, boundsOf, type SheetColumn, sheetOf } from './sheet.ts';

const day = fc.integer({ min: -10, max: 760 }).map((days) => addDays(plainDate('2024-07-01'), days));
const startMonth = fc.integer({ min: 1, max: 12 });
const currency = fc.constantFrom(...commodityNames, 'XYZ');
const pricedCurrency = fc.constantFrom('USD', 'EUR', 'GBP', 'JPY');

function sheet(book: RandomBook, days: readonly PlainDate[], fiscalYearStartMonth: number, in_: string) {
  const facts = factsOf(book, in_);
  const holdings = facts.sums.filter(({ accountId }) => ['ASSET', 'LIABILITY'].includes(facts.chart.account(accountId).type));
  return { ...facts, sheet: sheetOf({ ...facts, days, fiscalYearStartMonth, holdings }) };
}

function equityOf(column: SheetColumn): Decimal {
  const { recordedEquity, priorEarnings, currentEarnings, currencyTranslation } = column;
  return Decimal.sum([recordedEquity.amount, priorEarnings.amount, currentEarnings.amount, currencyTranslation]);
}

describe('on the unrounded figures of any book, day, fiscal year and currency', () => {
  test('assets are liabilities and equity, and the translation is remeasurement and conversion difference', () => {
    fc.assert(
      fc.property(randomBook(), fc.array(day, { minLength: 1, maxLength: 3 }), startMonth, currency, (book, days, month, in_) => {
        for (const column of sheet(book, days, month, in_).sheet.columns) {
          expect(column.assets.amount.minus(column.liabilities.amount).equals(equityOf(column))).toBe(true);
          expect(column.remeasurement.plus(column.conversionDifference).equals(column.currencyTranslation)).toBe(true);
        }
      }),
    );
  });

  test('the conversion difference is what the entries themselves are off by at the rates of their days', () => {
    fc.assert(
      fc.property(randomBook({ priced: true }), day, startMonth, pricedCurrency, (book, asOf, month, in_) => {
        const { sheet: found, valuation, sums } = sheet(book, [asOf], month, in_);
        const counted = sums.filter(({ on }) => on <= asOf);
        const off = valuation.atOwnDates(counted).amount;
        expect(found.columns[0]!.conversionDifference.equals(off)).toBe(true);
      }),
    );
  });

  test('without exchanges nothing but remeasurement stands between the sides', () => {
    fc.assert(
      fc.property(randomBook({ exchanges: false, priced: true }), day, startMonth, pricedCurrency, (book, asOf, month, in_) => {
        const { sheet: found } = sheet(book, [asOf], month, in_);
        expect(found.columns[0]!.conversionDifference.isZero).toBe(true);
        expect(found.columns[0]!.isLopsided).toBe(false);
      }),
    );
  });

  test('prior and current earnings together do not depend on the fiscal year', () => {
    fc.assert(
      fc.property(randomBook(), day, startMonth, startMonth, currency, (book, asOf, one, other, in_) => {
        const [a, b] = [one, other].map((month) => sheet(book, [asOf], month, in_).sheet.columns[0]!);
        const earned = (column: SheetColumn) => column.priorEarnings.plus(column.currentEarnings).amount;
        expect(earned(a!).equals(earned(b!))).toBe(true);
      }),
    );
  });

  test('top-level lines add up to the totals, and each line is what it and those below it hold', () => {
    fc.assert(
      fc.property(randomBook(), day, currency, (book, asOf, in_) => {
        const { sheet: found, chart, valuation, sums } = sheet(book, [asOf], 1, in_);
        for (const { account, columns } of found.assets.lines) {
          const held = sums.filter(({ accountId, on }) => on <= asOf && chart.account(accountId).path.includes(account!.id));
          expect(columns[0]!.amount.equals(valuation.atClosing(held, asOf).amount)).toBe(true);
        }
        for (const section of [found.assets, found.liabilities, found.equity]) {
          const top = section.lines.filter((line) => line.depth === 1).map((line) => line.columns[0]!);
          expect(Valued.sum(top).amount.equals(section.totals[0]!.amount)).toBe(true);
        }
      }),
    );
  });

  test('a column does not depend on the columns beside it', () => {
    fc.assert(
      fc.property(randomBook(), day, day, startMonth, currency, (book, asOf, other, month, in_) => {
        const [alone] = sheet(book, [asOf], month, in_).sheet.columns;
        const beside = sheet(book, [other, asOf], month, in_).sheet.columns[1];
        expect(beside).toEqual(alone);
      }),
    );
  });

  test('printed equity is exactly printed assets less printed liabilities, and its parts add up to it', () => {
    fc.assert(
      fc.property(randomBook(), day, startMonth, currency, (book, asOf, month, in_) => {
        const { sheet: found, valuation } = sheet(book, [asOf], month, in_);
        const printed = printColumn(found.columns[0]!, valuation);
        const { recordedEquity, priorEarnings, currentEarnings, currencyTranslation } = printed;
        expect(printed.equity.equals(printed.assets.minus(printed.liabilities))).toBe(true);
        expect(Decimal.sum([recordedEquity, priorEarnings, currentEarnings, currencyTranslation]).equals(printed.equity)).toBe(true);
      }),
    );
  });
});

test('sums are parted behind each day and where its fiscal year starts', () => {
  const days = [plainDate('2026-03-31'), plainDate('2025-12-31')];
  expect(boundsOf(days, 1)).toEqual(['2025-01-01', '2026-01-01', '2026-04-01']);
  expect(boundsOf([plainDate('2026-03-31')], 10)).toEqual(['2025-10-01', '2026-04-01']);
  expect(behindEach([...days, ...days])).toEqual(['2026-01-01', '2026-04-01']);
  expect(boundsOf([plainDate('9999-12-31'), plainDate('0001-01-01')], 10)).toEqual(['0001-01-02', '9999-10-01']);
});
