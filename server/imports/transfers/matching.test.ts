import { describe, expect, it } from 'vitest';
import { Decimal } from '../../ledger/decimal.ts';
import { plainDate } from '../../ledger/plain-date.ts';
import type { TransferLine } from './confidence.ts';
import { matchesOf } from './matching.ts';
import { transitAccountOf } from './transit.ts';

let ids = 0;
const line = (account: string, day: number, amount: string, words = '', more: Partial<TransferLine> = {}): TransferLine => {
  ids += 1;
  return {
    id: String(ids),
    account,
    numbers: [],
    counterAccount: amount.startsWith('-') ? 'expenses:unknown' : 'income:unknown',
    date: plainDate(`2026-01-${String(day).padStart(2, '0')}`),
    amount: Decimal.from(amount),
    commodityId: 1,
    words,
    doubtful: [],
    ...more,
  };
};
const out = (day: number, amount: string, words?: string, more?: Partial<TransferLine>) =>
  line('assets:checking', day, amount, words, more);
const into = (day: number, amount: string, words?: string, more?: Partial<TransferLine>) =>
  line('assets:savings', day, amount, words, more);
const allPairs = (froms: TransferLine[], tos: TransferLine[]) => froms.flatMap((from) => tos.map((to) => ({ from, to })));
const judge = (froms: TransferLine[], tos: TransferLine[], rate: string | null = null) =>
  matchesOf(allPairs(froms, tos), () => (rate === null ? null : Decimal.from(rate))).map(({ from, to, percent, isSure }) => [
    froms.indexOf(from),
    tos.indexOf(to),
    percent,
    isSure,
  ]);

describe('what is a transfer', () => {
  it.each([
    ['same day, both say so', out(5, '-500.00', 'Transfer out'), into(5, '500.00', 'Umbuchung'), [[0, 0, 95, true]]],
    ['same day, one names the other', out(5, '-500.00', 'to savings'), into(5, '500.00', 'incoming'), [[0, 0, 99, true]]],
    ['three days, both say so', out(5, '-500.00', 'Transfer'), into(8, '500.00', 'transfer'), [[0, 0, 85, true]]],
    ['masked number', out(5, '-500.00', 'online x1234'), into(5, '500.00', '', { numbers: ['000991234'] }), [[0, 0, 99, true]]],
    [
      'a number that no bank gives',
      out(5, '-500.00', 'online x(((('),
      into(5, '500.00', '', { numbers: ['12345678(((('] }),
      [[0, 0, 99, true]],
    ],
    ['nothing but the amount', out(5, '-20.00', 'Restaurant'), into(6, '20.00', 'Ann'), [[0, 0, 65, false]]],
    ['six days', out(5, '-20.00', 'transfer'), into(11, '20.00', 'transfer'), []],
    ['another amount', out(5, '-20.00', 'transfer'), into(5, '20.01', 'transfer'), []],
    ['placed elsewhere', out(5, '-20.00', 'transfer', { counterAccount: 'expenses:food' }), into(5, '20.00', 'transfer'), []],
    ['placed on the other account', out(5, '-20.00', '', { counterAccount: 'assets:savings' }), into(5, '20.00'), [[0, 0, 99, true]]],
    ['a doubtful one', out(5, '-20.00', 'transfer', { doubtful: ['77'] }), into(5, '20.00', 'transfer'), [[0, 0, 60, false]]],
  ])('%s', (_, from, to, expected) => {
    expect(judge([from], [to])).toEqual(expected);
  });

  it('asks where another line would do as well', () => {
    const found = judge([out(5, '-500.00', 'Transfer')], [into(5, '500.00', 'transfer'), line('assets:broker', 5, '500.00', 'transfer')]);
    expect(found).toEqual([
      [0, 0, 60, false],
      [0, 1, 60, false],
    ]);
  });

  it('takes equal transfers of one day in their order, and asks where one of them has no other half', () => {
    const two = () => [out(5, '-500.00', 'Transfer'), out(5, '-500.00', 'Transfer')];
    expect(judge(two(), [into(5, '500.00', 'transfer'), into(5, '500.00', 'transfer')])).toEqual([
      [0, 0, 95, true],
      [1, 1, 95, true],
    ]);
    expect(judge(two(), [into(5, '500.00', 'transfer')]).every(([, , , isSure]) => !isSure)).toBe(true);
  });

  it('holds amounts of two currencies against the rate of the day, or against what the line itself says', () => {
    const dollars = (amount: string, words: string) => line('assets:dollars', 5, amount, words, { commodityId: 2 });
    const euros = out(5, '-100.00', 'Transfer');
    expect(judge([euros], [dollars('108.40', 'transfer')], '1.08')).toEqual([[0, 0, 90, true]]);
    expect(judge([euros], [dollars('104.00', 'transfer')], '1.08')).toEqual([[0, 0, 75, false]]);
    expect(judge([euros], [dollars('150.00', 'transfer')], '1.08')).toEqual([]);
    expect(judge([euros], [dollars('108.40', 'transfer')])).toEqual([[0, 0, 60, false]]);
    expect(judge([out(5, '-1234.00', 'FX to USD 1,332.72')], [dollars('1332.72', 'transfer')])).toEqual([[0, 0, 85, true]]);
  });
});

it('money is in transit between two days, among cash', () => {
  expect(transitAccountOf(out(5, '-1'), into(5, '1'))).toBeNull();
  expect(transitAccountOf(line('liabilities:card', 5, '-1'), line('Assets:Bank', 6, '1'))).toBe('Assets:cash:in transit');
  expect(transitAccountOf(line('Giro', 5, '-1'), line('Karte', 6, '1'))).toBe('assets:cash:in transit');
});
