import { expect, test } from 'vitest';
import { parseAddress, printAddress } from './address.ts';

test('the plain address is the default, and stays plain', () => {
  expect(parseAddress('')).toEqual({ book: null, period: null, compare: 'PREVIOUS_YEAR', currency: null });
  expect(printAddress(parseAddress(''))).toBe('');
});

test('every choice reads back from the address', () => {
  for (const search of [
    '?period=2026-Q1',
    '?book=b1&period=2026&compare=none&currency=EUR',
    '?compare=previous-period',
    '?currency=green+apples',
  ]) {
    expect(printAddress(parseAddress(search))).toBe(search);
  }
});

test('what is not understood falls back', () => {
  expect(parseAddress('?period=yesterday&compare=everything')).toEqual(parseAddress(''));
});
