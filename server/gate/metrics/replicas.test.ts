import { expect, it } from 'vitest';
import { LagClock } from './replicas.ts';

const at = (written: number) => ({ written: BigInt(written) });

it('a replica that has all is not behind, however long nothing has been written', () => {
  const clock = new LagClock();
  expect([0, 1e6, 1e9].map((nowMs) => clock.secondsBehind(at(100), at(100), nowMs))).toEqual([0, 0, 0]);
});

it('one that stands still falls behind from the moment it was first seen to lack something', () => {
  const clock = new LagClock();
  clock.secondsBehind(at(100), at(100), 0);
  expect(clock.secondsBehind(at(150), at(100), 15_000)).toBe(0);
  expect(clock.secondsBehind(at(150), at(100), 30_000)).toBe(15);
  expect(clock.secondsBehind(at(900), at(149), 60_000)).toBe(45);
  expect(clock.secondsBehind(at(900), at(900), 75_000)).toBe(0);
});

it('one that follows under steady writing is behind by what it takes to follow, not since the writing began', () => {
  const clock = new LagClock();
  const seen = Array.from({ length: 10 }, (_, n) => clock.secondsBehind(at(1_000 + n * 100), at(1_000 + n * 100 - 150), n * 15_000));
  expect(Math.max(...seen)).toBeLessThanOrEqual(30);
});
