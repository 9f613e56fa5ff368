import { expect, test } from 'vitest';
import { sparkOf } from './sparkline.ts';

test('a line from the lowest to the highest point, ending in a dot', () => {
  const { line, last } = sparkOf(['0', '5', '10']);
  expect(line).toBe('M0.00 92.00L50.00 50.00L100.00 8.00');
  expect(last).toEqual({ x: 100, y: 8 });
});

test('an unknown point breaks the line, and an unknown end has no dot', () => {
  expect(sparkOf(['1', '2', null, '3', '4']).line.match(/M/g)).toHaveLength(2);
  expect(sparkOf(['1', '2', null]).last).toBeNull();
  expect(sparkOf([null, null])).toEqual({ line: '', area: '', last: null });
});

test('an unchanged figure runs through the middle', () => {
  expect(sparkOf(['7', '7']).line).toBe('M0.00 50.00L100.00 50.00');
});
