import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Decimal } from './decimal.ts';

const d = Decimal.from;
const decimals = fc
  .tuple(fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), fc.integer({ min: 0, max: 20 }))
  .map(([units, scale]) => Decimal.of(units, scale));

describe('Decimal.parse', () => {
  it.each([
    ['-1204.50', '-1204.50'],
    ['+.5', '0.5'],
    ['12.', '12'],
    ['1e-7', '0.0000001'],
    ['1.5E3', '1500'],
    ['-0', '0'],
    ['000.10', '0.10'],
    ['123456789012345678901234567890.123456789', '123456789012345678901234567890.123456789'],
  ])('reads %s', (text, printed) => expect(d(text).toString()).toBe(printed));

  it.each(['', '.', '-', '1,5', '1 000', '0x10', 'Infinity', 'NaN', '1e', '--1', '١'])('refuses %j', (text) =>
    expect(Decimal.parse(text)).toBeNull(),
  );

  it('gives back what it printed, digits included', () => {
    fc.assert(
      fc.property(decimals, (value) => {
        expect(d(value.toString())).toEqual(value);
      }),
    );
  });
});

describe('arithmetic', () => {
  it('adds what a float cannot', () => expect(d('0.1').plus(d('0.2')).toString()).toBe('0.3'));

  it('keeps the laws of numbers', () => {
    fc.assert(
      fc.property(decimals, decimals, decimals, (a, b, c) => {
        expect(a.plus(b).minus(b).equals(a)).toBe(true);
        expect(
          a
            .plus(b)
            .times(c)
            .equals(a.times(c).plus(b.times(c))),
        ).toBe(true);
        expect(a.compare(b)).toBe(a.minus(b).sign);
      }),
    );
  });
});

describe('rounding', () => {
  it.each([
    ['0.125', 2, '0.12'],
    ['0.135', 2, '0.14'],
    ['-0.125', 2, '-0.12'],
    ['-0.1251', 2, '-0.13'],
    ['2.5', 0, '2'],
    ['3.5', 0, '4'],
    ['1', 2, '1.00'],
  ])('%s to %i decimals is %s, half-even', (text, scale, rounded) => expect(d(text).rounded(scale).toString()).toBe(rounded));

  it('is never more than half a unit away', () => {
    fc.assert(
      fc.property(decimals, fc.integer({ min: 0, max: 6 }), (value, scale) => {
        const distance = value.rounded(scale).minus(value).abs();
        expect(distance.times(Decimal.of(2n)).compare(Decimal.of(1n, scale))).toBeLessThanOrEqual(0);
      }),
    );
  });
});

describe('division', () => {
  it('rounds half-even to the scale', () =>
    expect([d('1').dividedBy(d('3'), 4), d('1').dividedBy(d('8'), 2)].map(String)).toEqual(['0.3333', '0.12']));

  it('gives significant digits for rates, whatever their size', () => {
    expect(d('1').dividedToDigits(d('7.53'), 28).toString()).toBe('0.1328021248339973439575033201');
    expect(d('1').dividedToDigits(d('0.0000003'), 5).toString()).toBe('3333333');
    expect(d('1').dividedToDigits(d('8'), 28).toString()).toBe('0.125');
  });

  it('refuses a zero divisor', () => expect(() => d('1').dividedBy(Decimal.zero, 2)).toThrow(RangeError));
});
