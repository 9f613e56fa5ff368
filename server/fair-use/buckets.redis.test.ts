import { pino } from 'pino';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type RedisServer, startRedis } from '../../ops/redis-server.ts';
import { connectRedis, type Redis } from '../redis/connection.ts';
import type { Buckets } from './buckets.ts';
import { memoryBuckets } from './memory-buckets.ts';
import { redisBuckets } from './redis-buckets.ts';

/** As three servers have them: a connection and a memory of its own each. */
let server: RedisServer;
let links: Redis[];
let buckets: Buckets[];
beforeAll(async () => {
  server = await startRedis();
  links = await Promise.all([1, 2, 3].map(() => connectRedis(server.url, pino({ level: 'silent' }))));
  buckets = links.map((link) =>
    redisBuckets(
      link,
      memoryBuckets(() => 0),
    ),
  );
});
afterAll(async () => {
  for (const link of links) link.destroy();
  await server.stop();
});

const size = { capacity: 50, perSecond: 0 };
/** How many of 200 calls at once pass, turn about by each server. */
const passed = async (name: string) => {
  const taken = await Promise.all(Array.from({ length: 200 }, (_, index) => buckets[index % buckets.length]!.take(name, size, 1)));
  return taken.filter(({ isAllowed }) => isAllowed).length;
};

it('of 200 calls at once by three servers exactly as many pass as a bucket holds', async () => {
  expect(await passed('shared')).toBe(50);
  expect(await passed('shared')).toBe(0);
  expect(await passed('another')).toBe(50);
});

it('what is given back can be taken again, up to the brim', async () => {
  const [one, two] = buckets as [Buckets, Buckets];
  await one.take('given', size, 50);
  await two.take('given', size, -80);
  expect(await one.take('given', size, 51)).toMatchObject({ isAllowed: false, remaining: 50 });
  expect(await one.take('given', size, 50)).toMatchObject({ isAllowed: true, remaining: 0 });
});

it('those who take at once are served in the order in which they came, and a small one where a large one was refused', async () => {
  const one = buckets[0]!;
  const taken = await Promise.all([30, 30, 20, 1].map((amount) => one.take('in turn', size, amount)));
  expect(taken.map(({ isAllowed, remaining }) => [isAllowed, remaining])).toEqual([
    [true, 20],
    [false, 20],
    [true, 0],
    [false, 0],
  ]);
  expect(await one.take('in turn', size, 1)).toMatchObject({ isAllowed: false, remaining: 0 });
});

it('without Redis each server lets no more than a bucket pass', async () => {
  await server.kill();
  expect(await passed('alone')).toBe(150);
  expect(await passed('alone')).toBe(0);
});
