import { expect, test } from 'vitest';
import { chartOf, labelledColumns, ticksOf } from './bars.ts';

const box = { width: 320, height: 120, left: 10, right: 10, top: 10, bottom: 10 };
const column = (key: string, parts: string[], movingAverage: string | null = null, isEarlier = false) => ({
  key,
  parts,
  movingAverage,
  isEarlier,
});

test('labels of the smallest and of the largest amounts are decimals that tell their ticks apart', () => {
  const labels = (amount: string) => chartOf([column('a', [amount])], box).ticks.map(({ value }) => value);
  expect(labels('12.5').map(Number)).toEqual([0, 2.5, 5, 7.5, 10, 12.5]);
  expect(new Set(labels('0.000021')).size).toBe(labels('0.000021').length);
  for (const label of [...labels('0.000021'), ...labels('123456789012345678901234567890')]) expect(label).toMatch(/^\d+(\.\d+)?$/);
});

test('ticks are round, take in both ends and always pass through zero', () => {
  expect(ticksOf(0, 234_099, 5)).toEqual([0, 50_000, 100_000, 150_000, 200_000, 250_000]);
  expect(ticksOf(-30, 100, 5)).toEqual([-50, 0, 50, 100]);
  expect(ticksOf(0, 0, 5)).toEqual([0]);
});

test('segments stack from zero up, each as high as its share of the axis', () => {
  const { bars, zero, ticks } = chartOf([column('a', ['60', '40']), column('b', ['0', '50'])], box);
  expect(zero).toBe(110);
  expect(ticks.at(-1)).toEqual({ value: '100', y: 10 });
  const [first, second] = bars;
  expect(first?.segments.map(({ y, height }) => [y, height])).toEqual([
    [50, 59],
    [10, 39],
  ]);
  expect(second?.segments.map(({ series, y }) => [series, y])).toEqual([[1, 60]]);
});

test('refunds hang below zero and leave what is above it alone', () => {
  const { bars, zero } = chartOf([column('a', ['100', '-100'])], box);
  expect(zero).toBe(60);
  expect(bars[0]?.segments.map(({ y, height }) => [y, height])).toEqual([
    [10, 49],
    [60, 49],
  ]);
});

test('the average line breaks where it is unknown and between the two periods', () => {
  const { average, divider, bars } = chartOf(
    [column('a', ['1'], '1', true), column('b', ['1'], '1', true), column('c', ['1'], '1'), column('d', ['1']), column('e', ['1'], '1')],
    box,
  );
  expect(average.replace(/[^ML]/g, '')).toBe('MLMM');
  expect(divider).toBe(bars[2]?.slot.x);
  const joined = chartOf([column('a', ['1'], '1', true), column('b', ['1'], '1')], box, true);
  expect(joined.average.replace(/[^ML]/g, '')).toBe('ML');
  expect(chartOf([column('a', ['1'])], box).divider).toBeNull();
});

test('labels keep their distance and the last column has one', () => {
  expect(labelledColumns(24, 480, 46)).toEqual([2, 5, 8, 11, 14, 17, 20, 23]);
  expect(labelledColumns(3, 480, 46)).toEqual([0, 1, 2]);
});
