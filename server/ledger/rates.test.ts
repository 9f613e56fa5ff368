import { describe, expect, test } from 'vitest';
import { Decimal } from './decimal.ts';
import { plainDate } from './plain-date.ts';
import { Rates } from './rates.ts';

const symbols = ['A', 'B', 'C', 'D', 'E', 'Y', 'Z', 'a'];

/** Lines as in a journal: `2020-01-01 A 2 B`. */
function rates(...lines: string[]): Rates {
  const prices = lines.map((line) => {
    const [on, commodity, rate, quote] = line.split(' ') as [string, string, string, string];
    return { on: plainDate(on), commodityId: symbols.indexOf(commodity), rate: Decimal.from(rate), quoteId: symbols.indexOf(quote) };
  });
  return new Rates(prices, (id) => symbols[id]!);
}

function rate(of: Rates, from: string, to: string, on = '2020-01-31'): string | undefined {
  return of.rate(symbols.indexOf(from), symbols.indexOf(to), plainDate(on))?.toString();
}

describe('the rate of a day', () => {
  test('is the latest on or before it, never a later one', () => {
    const of = rates('2020-01-10 A 2 B', '2020-01-20 A 3 B');
    expect(['2020-01-09', '2020-01-10', '2020-01-19', '2020-01-20', '2021-01-01'].map((on) => rate(of, 'A', 'B', on))).toEqual([
      undefined,
      '2',
      '2',
      '3',
      '3',
    ]);
  });

  test('of a commodity in itself is one, quoted or not', () => {
    expect(rate(rates(), 'A', 'A')).toBe('1');
    expect(rate(rates('2020-01-01 A 2 A'), 'A', 'A')).toBe('1');
  });

  test('is the reverse of the opposite quote at 28 significant digits', () => {
    expect(rate(rates('2020-01-01 B 3 A'), 'A', 'B')).toBe(`0.${'3'.repeat(28)}`);
    expect(rate(rates('2020-01-01 B 0.25 A'), 'A', 'B')).toBe('4');
  });

  test('is an older quote rather than a newer reverse', () => {
    expect(rate(rates('2019-01-01 A 2 B', '2020-01-01 B 0.25 A'), 'A', 'B')).toBe('2');
  });

  test('is unknown where the opposite quote says that it is worth nothing', () => {
    const of = rates('2020-01-01 B 0 A');
    expect(rate(of, 'A', 'B')).toBeUndefined();
    expect(rate(of, 'B', 'A')).toBe('0');
  });

  test('is a reverse rather than a chain', () => {
    expect(rate(rates('2020-01-01 B 2 A', '2020-01-01 A 3 C', '2020-01-01 C 5 B'), 'A', 'B')).toBe('0.5');
  });

  test('is a long chain of quotes rather than a short one with reverses', () => {
    const chain = ['2020-01-01 A 2 C', '2020-01-01 C 3 D', '2020-01-01 D 5 B'];
    expect(rate(rates(...chain, '2020-01-01 A 7 E', '2020-01-01 B 2 E'), 'A', 'B')).toBe('30');
  });

  test('is a chain only of what is known on the day', () => {
    const of = rates('2020-01-01 A 2 C', '2020-01-15 C 3 B');
    expect([rate(of, 'A', 'B', '2020-01-14'), rate(of, 'A', 'B', '2020-01-15')]).toEqual([undefined, '6']);
  });

  test('is the shortest of several chains', () => {
    const of = rates('2020-01-01 A 2 C', '2020-01-01 C 2 D', '2020-01-01 D 2 B', '2020-01-01 A 3 Z', '2020-01-01 Z 3 B');
    expect(rate(of, 'A', 'B')).toBe('9');
  });
});

// The expected figures are hledger 1.25's: `bal --value=end,B` of 1 A with these prices.
describe('between chains equally short', () => {
  test('the symbols decide, whatever the order and the dates', () => {
    expect(rate(rates('2020-01-02 A 5 D', '2020-01-02 D 7 B', '2020-01-01 A 2 C', '2020-01-01 C 3 B'), 'A', 'B')).toBe('6');
    expect(rate(rates('2020-01-01 A 2 a', '2020-01-01 a 10 B', '2020-01-01 A 3 Y', '2020-01-01 Y 3 B'), 'A', 'B')).toBe('9');
  });

  test('quotes go before reverses', () => {
    expect(rate(rates('2020-01-01 A 5 D', '2020-01-01 B 4 D', '2020-01-01 C 2 A', '2020-01-01 C 10 B'), 'A', 'B')).toBe('1.25');
  });
});
