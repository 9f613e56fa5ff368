import { expect, test } from 'vitest';
import { Decimal } from '../decimal.ts';
import { plainDate } from '../plain-date.ts';
import { Rates } from '../rates.ts';
import { Valuation } from '../valuation.ts';
import { DayRates, dayNumber } from './day-rates.ts';
import { cellsOf, type DayAmounts } from './day-values.ts';

const [usd, eur] = [1, 2];
const commodities = new Map([
  [usd, { id: usd, symbol: 'USD', digits: 2 }],
  [eur, { id: eur, symbol: 'EUR', digits: 2 }],
]);
const price = (on: string, rate: string) => ({ on: plainDate(on), commodityId: eur, rate: Decimal.from(rate), quoteId: usd });
const rates = new Rates([price('2026-01-10', '1.25'), price('2026-01-20', '1.5')], String);
const inDollars = new DayRates(new Valuation('USD', rates, commodities));

type Row = readonly [day: string, amount: string, count: number];

/** Of one place: day, amount, and how many postings. */
function seriesOf(commodityId: number, rows: readonly Row[], sign: 1 | -1 = 1): DayAmounts {
  const list = (of: (row: Row) => unknown) => rows.map(of).join(',');
  return {
    kind: 0,
    accountId: 7,
    commodityId,
    sign,
    days: list(([day]) => dayNumber(plainDate(day))),
    amounts: list(([, amount]) => amount),
    counts: list(([, , count]) => count),
  };
}

function printed(series: readonly DayAmounts[]) {
  const firsts = Int32Array.of(dayNumber(plainDate('0001-01-01')), dayNumber(plainDate('2026-01-15')));
  return cellsOf(series, firsts, inDollars).map(({ span, on, amount, valued }) => [
    span,
    on,
    amount.toString(),
    valued.known?.toString() ?? null,
    valued.leftOut.map((part) => `${part.amount} ${part.on}`),
  ]);
}

const cells = (commodityId: number, ...rows: Row[]) => printed([seriesOf(commodityId, rows)]);

test('each day is valued at its own rate, by span', () => {
  const rows = cells(eur, ['2026-01-14', '10.00', 1], ['2026-01-10', '2.00', 1], ['2026-01-19', '4.00', 1], ['2026-01-20', '6.00', 1]);
  expect(rows).toEqual([
    [0, '2026-01-10', '12.00', '15.0000', []],
    [1, '2026-01-19', '10.00', '14.0000', []],
  ]);
});

test('what is of the currency itself is worth what it is', () => {
  expect(cells(usd, ['2025-01-01', '3.10', 1])).toEqual([[0, '2025-01-01', '3.10', '3.10', []]]);
});

test('what no rate is known for is left out, and nothing is known where that is all', () => {
  expect(cells(eur, ['2025-12-01', '5.00', 1])).toEqual([[0, '2025-12-01', '5.00', null, ['5.00 2025-12-01']]]);
  expect(cells(eur, ['2025-12-01', '5.00', 1], ['2026-01-10', '4.00', 1])).toEqual([
    [0, '2025-12-01', '9.00', '5.0000', ['5.00 2025-12-01']],
  ]);
});

test('what is taken away again on its day is neither priced nor left out', () => {
  expect(cells(eur, ['2025-12-01', '5.00', 1], ['2025-12-01', '-5.00', -1])).toEqual([]);
  expect(cells(eur, ['2025-12-01', '5.00', 1], ['2026-01-10', '8.00', 1], ['2026-01-10', '-8.00', -1])).toEqual([
    [0, '2025-12-01', '5.00', null, ['5.00 2025-12-01']],
  ]);
});

test('postings that cancel are a cell all the same', () => {
  expect(cells(eur, ['2026-01-10', '5.00', 1], ['2026-01-11', '-5.00', 1])).toEqual([[0, '2026-01-10', '0.00', '0', []]]);
});

test('what is taken away from a place is, on its days and at their rates', () => {
  const whole = seriesOf(eur, [
    ['2026-01-10', '5.00', 1],
    ['2026-01-20', '6.00', 2],
  ]);
  const less = seriesOf(
    eur,
    [
      ['2026-01-10', '5.00', 1],
      ['2026-01-21', '2.00', 1],
    ],
    -1,
  );
  expect(printed([whole, less])).toEqual([[1, '2026-01-20', '4.00', '6.000', []]]);
});

test('where nothing is taken away nobody needs to count: what cancels is a cell', () => {
  const series = seriesOf(eur, [
    ['2026-01-10', '5.00', 1],
    ['2026-01-11', '-5.00', 1],
  ]);
  expect(printed([{ ...series, counts: null }])).toEqual([[0, '2026-01-10', '0.00', '0', []]]);
});

test('days in any order have the rates of their steps', () => {
  const days = ['2026-01-09', '2026-01-10', '2026-01-19', '2026-01-20', '2026-03-01'].map((day) => dayNumber(plainDate(day)));
  for (const [i, day] of days.entries()) for (const near of [0, 1, 2]) expect(inDollars.step(day, near)).toBe([0, 1, 1, 2, 2][i]);
  const rows: Row[] = [
    ['2026-01-20', '1.00', 1],
    ['2026-01-10', '1.00', 1],
    ['2026-01-21', '-1.00', 1],
  ];
  expect(cells(eur, ...rows).map(([span, , amount, value]) => [span, amount, value])).toEqual([
    [1, '0.00', '0'],
    [0, '1.00', '1.2500'],
  ]);
});
