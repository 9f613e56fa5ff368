import { describe, expect, it } from 'vitest';
import { Random } from './random.ts';

describe('Random', () => {
  it('gives the sequence that xoshiro128** gives elsewhere for the state 1, 2, 3, 4', () => {
    const random = Random.fromState([1, 2, 3, 4]);
    expect(Array.from({ length: 10 }, () => random.next())).toEqual([
      11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597, 4258142804,
    ]);
  });

  it('gives the same for the same seed and stream, and something else for another stream', () => {
    const drawn = (random: Random): number[] => Array.from({ length: 5 }, () => random.next());
    expect(drawn(new Random(42, 'cards'))).toEqual(drawn(new Random(42).stream('cards')));
    expect(drawn(new Random(42, 'cards'))).not.toEqual(drawn(new Random(42, 'rates')));
    expect(drawn(new Random(42, 'cards'))).not.toEqual(drawn(new Random(43, 'cards')));
  });

  it('draws whole numbers within their bounds, and every one of them', () => {
    const random = new Random(7);
    const drawn = Array.from({ length: 2000 }, () => random.between(-3, 3));
    expect(new Set(drawn)).toEqual(new Set([-3, -2, -1, 0, 1, 2, 3]));
    expect(drawn.every(Number.isInteger)).toBe(true);
  });

  it('never picks what has no weight, and shuffles without losing anything', () => {
    const random = new Random(7);
    const keys = Array.from({ length: 500 }, () => random.weighted({ never: 0, seldom: 1, often: 9 }));
    expect(keys).not.toContain('never');
    expect(keys.filter((key) => key === 'often').length).toBeGreaterThan(400);
    expect(random.shuffled([1, 2, 3, 4, 5]).sort()).toEqual([1, 2, 3, 4, 5]);
  });
});
