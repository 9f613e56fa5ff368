import { describe, expect, it } from 'vitest';
import { Decimal } from '../../../ledger/decimal.ts';
import { add, divide, multiply, quantize, toPrecision } from './arithmetic.ts';

const of = Decimal.from;

/** All expected figures were printed by Python's decimal module, with which Beancount computes. */
describe('arithmetic with 28 digits', () => {
  it.each([
    ['100', '3', '33.33333333333333333333333333'],
    ['-100', '3', '-33.33333333333333333333333333'],
    ['2', '3', '0.6666666666666666666666666667'],
    ['100.00', '4', '25.00'],
    ['10', '4', '2.5'],
    ['1', '8', '0.125'],
    ['100', '0.5', '200'],
    ['0', '7', '0'],
    ['1234567890123456789012345678', '7', '176366841446208112716049382.6'],
    ['1', '99999999999999999999999999995', '0.00000000000000000000000000001000000000000000000000000000'],
  ])('divides %s by %s', (a, b, quotient) => {
    expect(divide(of(a), of(b))!.toString()).toBe(quotient);
  });

  it('has no quotient by zero', () => {
    expect(divide(of('1'), of('0.00'))).toBeNull();
  });

  it('rounds products and sums, not what was written', () => {
    expect(multiply(of('33.33333333333333333333333333'), of('3')).toString()).toBe('99.99999999999999999999999999');
    expect(multiply(of('1.234567890123456789012345678'), of('9.87654321')).toString()).toBe('12.19326311248285321124828531');
    expect(add(of('1'), of('0.00000000000000000000000000005')).toString()).toBe('1.000000000000000000000000000');
    expect(add(of('9999999999999999999999999999.5'), of('0')).toString()).toBe('10000000000000000000000000000');
    expect(toPrecision(of('-0.12345678901234567890123456785')).toString()).toBe('-0.1234567890123456789012345678');
  });

  it('quantizes half-even, also to tens', () => {
    expect(quantize(of('1.125'), 2).toString()).toBe('1.12');
    expect(quantize(of('15'), -1).toString()).toBe('20');
    expect(quantize(of('25'), -1).toString()).toBe('20');
  });
});
