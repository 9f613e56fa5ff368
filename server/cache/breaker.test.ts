import { expect, it } from 'vitest';
import { Breaker } from './breaker.ts';

function watched() {
  const told: boolean[] = [];
  const clock = { ms: 0 };
  return {
    told,
    clock,
    breaker: new Breaker(
      () => clock.ms,
      (up) => void told.push(up),
    ),
  };
}

it('opens after three failures in a row, not after three in all', () => {
  const { breaker, told } = watched();
  for (let round = 0; round < 5; round++) {
    breaker.failed();
    breaker.failed();
    breaker.succeeded();
  }
  expect([breaker.admits(), told]).toEqual([true, []]);
  for (let round = 0; round < 3; round++) breaker.failed();
  expect([breaker.admits(), told]).toEqual([false, [false]]);
});

it('lets one try after a second, and all after that one went well', () => {
  const { breaker, clock, told } = watched();
  for (let round = 0; round < 3; round++) breaker.failed();
  clock.ms = 999;
  expect(breaker.admits()).toBe(false);
  clock.ms = 1000;
  expect([breaker.admits(), breaker.admits()]).toEqual([true, false]);
  breaker.failed();
  clock.ms = 1999;
  expect(breaker.admits()).toBe(false);
  clock.ms = 2000;
  expect(breaker.admits()).toBe(true);
  breaker.succeeded();
  expect([breaker.admits(), breaker.admits(), told]).toEqual([true, true, [false, true]]);
});
