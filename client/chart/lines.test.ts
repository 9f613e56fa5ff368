import { expect, test } from 'vitest';
import { linesOf } from './lines.ts';

const box = { width: 220, height: 120, left: 10, right: 10, top: 10, bottom: 10 };

test('lines share an axis that takes in zero, and stand in the middle of their steps', () => {
  const { points, slots, zero } = linesOf(
    [
      ['100', '50'],
      ['-100', '0'],
    ],
    box,
  );
  expect(slots.map(({ center }) => center)).toEqual([60, 160]);
  expect(points[0]?.[0]?.y).toBeLessThan(zero);
  expect(points[1]?.[1]).toEqual({ x: 160, y: zero });
  expect(points[1]?.[0]?.y).toBe(110);
});

test('what is unknown breaks the line', () => {
  expect(linesOf([['1', null, '2', '3']], box).paths[0]?.match(/[ML]/g)).toEqual(['M', 'M', 'L']);
});
