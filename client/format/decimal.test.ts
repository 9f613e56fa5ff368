import { expect, test } from 'vitest';
import { absolute, changeRatio, compare, negate, scaleOf, signOf, subtract, sum } from './decimal.ts';

test('sums and differences keep every digit, far beyond a float', () => {
  expect(sum(['0.1', '0.2'])).toBe('0.3');
  expect(sum(['9007199254740993.01', '0.001'])).toBe('9007199254740993.011');
  expect(subtract('100', '100.00')).toBe('0.00');
  expect(subtract('-0.05', '0.001')).toBe('-0.051');
  expect(sum([])).toBe('0');
});

test('signs', () => {
  expect(['-0.00', '0', '0.01', '-5'].map(signOf)).toEqual([0, 0, 1, -1]);
  expect([negate('5.20'), negate('-5.20'), absolute('-5.20')]).toEqual(['-5.20', '5.20', '5.20']);
  expect([compare('10', '9.99'), compare('1.0', '1'), compare('-2', '-1')]).toEqual([1, 0, -1]);
  expect(scaleOf('1.250')).toBe(3);
});

test('a change is measured against the size of the base, to four digits, half away from zero', () => {
  expect(changeRatio('125', '100')).toBe('0.2500');
  expect(changeRatio('-187', '-100')).toBe('-0.8700');
  expect(changeRatio('1', '3')).toBe('-0.6667');
  expect(changeRatio('100.005', '100')).toBe('0.0001');
  expect(changeRatio('5', '0.00')).toBeNull();
});

test('text that is no decimal is a bug, not a zero', () => {
  expect(() => sum(['1e5'])).toThrow(RangeError);
  expect(() => signOf('')).toThrow(RangeError);
});
