import { expect, test } from 'vitest';
import { Decimal } from '../decimal.ts';
import { plainDate } from '../plain-date.ts';
import { Rates } from '../rates.ts';
import { Valuation } from '../valuation.ts';
import { cellsOf, DayRates, dayNumber } from './day-values.ts';

const [usd, eur] = [1, 2];
const commodities = new Map([
  [usd, { id: usd, symbol: 'USD', digits: 2 }],
  [eur, { id: eur, symbol: 'EUR', digits: 2 }],
]);
const price = (on: string, rate: string) => ({ on: plainDate(on), commodityId: eur, rate: Decimal.from(rate), quoteId: usd });
const rates = new Rates([price('2026-01-10', '1.25'), price('2026-01-20', '1.5')], String);
const inDollars = new DayRates(new Valuation('USD', rates, commodities));

/** Day, amount, and how many postings more than taken away. */
function cells(commodityId: number, ...rows: [day: string, amount: string, count: number][]) {
  const list = (of: (row: (typeof rows)[number]) => unknown) => rows.map(of).join(',');
  const firsts = Int32Array.of(dayNumber(plainDate('0001-01-01')), dayNumber(plainDate('2026-01-15')));
  const found = cellsOf(
    {
      kind: 0,
      accountId: 7,
      commodityId,
      days: list(([day]) => dayNumber(plainDate(day))),
      amounts: list(([, amount]) => amount),
      counts: list(([, , count]) => count),
    },
    firsts,
    inDollars,
  );
  return found.map(({ span, on, amount, valued }) => [
    span,
    on,
    amount.toString(),
    valued.known?.toString() ?? null,
    valued.leftOut.map((part) => `${part.amount} ${part.on}`),
  ]);
}

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
