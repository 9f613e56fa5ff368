import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Decimal } from '../../../ledger/decimal.ts';
import { scanNumber } from './number.ts';

const value = (text: string) => scanNumber(text, 0, null)?.value.toString();

describe('numbers as people write them', () => {
  test.each([
    ['1234.56', '1234.56'],
    ['1,234.56', '1234.56'],
    ['1.234,56', '1234.56'],
    ['1 234.56', '1234.56'],
    ['1,23,456.00', '123456.00'],
    ['1,234,567', '1234567'],
    ['1,234', '1.234'],
    ['.5', '0.5'],
    ['5.', '5'],
    ['1.5E3', '1500'],
    ['2e-3', '0.002'],
  ])('%s is %s', (text, expected) => expect(value(text)).toBe(expected));

  test.each(['1.234,56.7', '1 2 3', '1,,2'])('%s has no one meaning', (text) => {
    const outcome = () => (scanNumber(text, 0, null)?.end === text.length ? 'read' : null);
    if (text === '1 2 3') expect(value(text)).toBe('123');
    else expect(outcome).toThrow(/1234\.56/);
  });

  test('a known style tells the thousand from the one', () => {
    const style = { mark: ',' as const, groups: '.', precision: 2 };
    expect(scanNumber('1.234', 0, style)!.value.toString()).toBe('1234');
    expect(scanNumber('1,234', 0, style)!.value.toString()).toBe('1.234');
  });
});

describe('plain numbers', () => {
  const dots = { mark: null, groups: '.', precision: 0 };
  const whole = { mark: null, groups: null, precision: 0 };
  test.each([
    ['5 EUR', 0, null, '5', 1],
    ['5EUR', 0, null, '5', 1],
    ['EUR 12.50;', 4, null, '12.50', 9],
    ['007', 0, null, '7', 3],
    ['123456789012345', 0, null, '123456789012345', 15],
    ['1234567890123456', 0, null, '1234567890123456', 16],
    ['9999999999999.99', 0, null, '9999999999999.99', 16],
    ['99999999999999.99', 0, null, '99999999999999.99', 17],
    ['1.234', 0, dots, '1234', 5],
    ['1.234', 0, whole, '1234', 5],
    ['12 5', 0, null, '125', 4],
    ['12 e5', 0, null, '12', 2],
    ['12.', 0, null, '12', 3],
    ['1.2.3', 0, null, '123', 5],
    ['12.5,', 0, null, '125', 5],
  ] as const)('%s from %i on is read to its end', (text, start, style, expected, end) => {
    const found = scanNumber(text, start, style)!;
    expect([found.value.toString(), found.end]).toEqual([expected, end]);
  });

  test('say how they are written', () => {
    expect(scanNumber('12.50', 0, null)!.style).toEqual({ mark: '.', groups: null, precision: 2 });
    expect(scanNumber('12', 0, null)!.style).toEqual({ mark: null, groups: null, precision: 0 });
  });
});

test('any number grouped in either fashion reads as itself', () => {
  const number = fc.record({
    units: fc.bigInt({ min: 0n, max: 10n ** 18n }),
    scale: fc.integer({ min: 1, max: 8 }),
    isEuropean: fc.boolean(),
  });
  fc.assert(
    fc.property(number, ({ units, scale, isEuropean }) => {
      const decimal = Decimal.of(units, scale);
      const [whole = '', fraction = ''] = decimal.toString().split('.');
      const [group, mark] = isEuropean ? ['.', ','] : [',', '.'];
      const text = `${whole.replace(/\B(?=(\d{3})+$)/g, group)}${mark}${fraction}`;
      expect(scanNumber(text, 0, { mark: mark as '.' | ',', groups: group, precision: 2 })!.value.equals(decimal)).toBe(true);
    }),
  );
});
