import { describe, expect, test } from 'vitest';
import { minorDigitsOf } from './currency-digits.ts';
import { Decimal } from './decimal.ts';
import { plainDate } from './plain-date.ts';
import { Rates } from './rates.ts';
import { Valuation } from './valuation.ts';
import { Valued } from './valued.ts';

const [usd, eur, hrk] = [1, 2, 3];
const commodities = new Map([
  [usd, { id: usd, symbol: 'USD', digits: 4 }],
  [eur, { id: eur, symbol: 'EUR', digits: 2 }],
  [hrk, { id: hrk, symbol: 'green apples', digits: 1 }],
]);
const day = plainDate;

function valuationIn(currency: string): Valuation {
  const price = (on: string, rate: string) => ({ on: day(on), commodityId: eur, rate: Decimal.from(rate), quoteId: usd });
  return new Valuation(currency, new Rates([price('2020-01-01', '1.1'), price('2020-02-01', '1.255')], (id) => String(id)), commodities);
}

function sum(commodityId: number, amount: string, on = '2020-01-01') {
  return { commodityId, amount: Decimal.from(amount), on: day(on) };
}

describe('a figure', () => {
  const valuation = valuationIn('USD');

  test('at closing takes one rate for all, at own dates each its own', () => {
    const sums = [sum(eur, '100', '2020-01-15'), sum(eur, '10', '2020-02-15'), sum(usd, '1')];
    expect(valuation.atClosing(sums, day('2020-02-15')).amount.toString()).toBe('139.050');
    expect(valuation.atOwnDates(sums).amount.toString()).toBe('123.550');
  });

  test('is rounded once, half-even, when it is printed', () => {
    const figure = Valued.sum([valuation.atClosing([sum(eur, '1')], day('2020-02-01')), Valued.exactly(Decimal.from('0.01'))]);
    expect(figure.amount.toString()).toBe('1.265');
    expect(valuation.moneyOf(figure)).toEqual({ amount: Decimal.from('1.26'), currency: 'USD' });
    expect(valuation.moneyOf(figure, -1)?.amount.toString()).toBe('-1.26');
  });

  test('leaves out what has no rate, and says how much and since when', () => {
    const figure = valuation.atOwnDates([sum(usd, '5'), sum(hrk, '7', '2020-03-01'), sum(hrk, '-2', '2020-02-01')]);
    expect(figure.known?.toString()).toBe('5');
    expect(valuation.unpriced(figure.leftOut)).toEqual([{ currency: 'green apples', amount: Decimal.from('5'), on: '2020-02-01' }]);
  });

  test('is unknown where nothing of it has a rate, and zero where nothing is there', () => {
    expect(valuation.atClosing([sum(usd, '0'), sum(hrk, '1')], day('2020-01-01')).known).toBeNull();
    expect(valuation.moneyOf(valuation.atClosing([sum(hrk, '1')], day('2020-01-01')))).toBeNull();
    expect(valuation.moneyOf(Valued.nothing)?.amount.toString()).toBe('0.00');
  });

  test('at closing needs no rate for amounts that cancel', () => {
    expect(valuation.atClosing([sum(hrk, '3'), sum(hrk, '-3')], day('2020-01-01'))).toEqual(Valued.nothing);
  });

  test('has no later rate', () => {
    expect(valuation.atOwnDates([sum(eur, '1', '2019-12-31')]).known).toBeNull();
  });

  test('in a currency that the book does not know has nothing priced', () => {
    const other = valuationIn('XYZ');
    expect(other.atClosing([sum(usd, '1')], day('2020-03-01')).known).toBeNull();
    expect(other.digits).toBe(2);
  });
});

test('native amounts are exact, in the order of commodities, without zeros', () => {
  const native = valuationIn('USD').native([sum(hrk, '1.125'), sum(eur, '2'), sum(eur, '-2'), sum(usd, '3.00')], -1);
  expect(native).toEqual([
    { amount: Decimal.from('-3.00'), currency: 'USD' },
    { amount: Decimal.from('-1.125'), currency: 'green apples' },
  ]);
});

test('currencies have the digits of ISO 4217, other commodities those that the book writes', () => {
  expect(['USD', 'EUR', '$', '€', '£', 'JPY', '¥', 'KWD', 'CLF', 'AAPL'].map(minorDigitsOf)).toEqual([2, 2, 2, 2, 2, 0, 0, 3, 4, null]);
  expect(valuationIn('USD').digits).toBe(2);
  expect(valuationIn('green apples').digits).toBe(1);
});
