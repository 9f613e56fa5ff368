import { describe, expect, it } from 'vitest';
import { median, ratioOf, rounded, timingOf } from './timing.ts';

describe('figures of repeated measurements', () => {
  it('are ranks of what was measured', () => {
    const hundred = Array.from({ length: 100 }, (_, index) => 100 - index);
    expect(timingOf(hundred)).toEqual({ p50: 50, p99: 99, min: 1, n: 100 });
    expect(timingOf([7])).toEqual({ p50: 7, p99: 7, min: 7, n: 1 });
    expect(() => timingOf([])).toThrow('nothing was measured');
  });

  it('give ratios by their middle and their ends', () => {
    expect(ratioOf([0.9, 0.5, 0.7])).toEqual({ min: 0.5, median: 0.7, max: 0.9, n: 3 });
    expect(median([4, 1, 3, 2])).toBe(2.5);
  });

  it('are rounded to what counts', () => {
    expect([0.012345, 9.8765, 123.456, 12345.6].map(rounded)).toEqual([0.0123, 9.88, 123, 12346]);
  });
});
