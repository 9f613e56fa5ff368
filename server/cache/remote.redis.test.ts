import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type RedisServer, startRedis } from '../../ops/redis-server.ts';
import { type CachedField, cachedField, newWorld, type World } from '../testing/cached-field.ts';
import { eventually } from '../testing/eventually.ts';
import { type RedisLink, redisLink } from '../testing/redis-link.ts';
import type { CacheEvent } from './events.ts';
import { CacheSession } from './session.ts';

let redis: RedisServer;
let link: RedisLink;
let world: World;
let field: CachedField;
let told: CacheEvent[];
beforeEach(async () => {
  redis = await startRedis();
  link = redisLink(redis.url);
  await link.until(true);
  told = [];
  link.events.subscribe((event) => void told.push(event));
  world = newWorld();
  field = cachedField(world, link);
});
afterEach(async () => {
  link.remote.close();
  redis.thaw();
  await redis.stop();
});

const commands = () => told.filter((event) => event.kind === 'backend');
const unanswered = () => commands().filter(({ failed }) => failed);
/** What answers wait for; nobody waits for what is stored behind them. */
const waitedFor = () => unanswered().filter(({ operation }) => operation !== 'set');
const isUp = () => told.flatMap((event) => (event.kind === 'backend_up' ? [event.up] : []));
/** Another process that has kept nothing itself. */
const other = () => cachedField(world, link);
const ask = async (count: number, from = field) => {
  const figures: number[] = [];
  for (let index = 0; index < count; index++) figures.push((await from.ask(`figure ${index}`)).figure);
  return figures;
};
/** Until Redis keeps things again. What is not sent to it is answered at once: asked in a row, that would let no answer of it through. */
const recovered = () =>
  eventually(async () => {
    const [before, after] = [other(), other()];
    await before.ask('tried');
    await before.cache.idle();
    await after.ask('tried');
    expect(after.results[0]).toBe('hit_l2');
  });

describe('without Redis answers stay right', () => {
  it('when it dies, and it is used again when it is back', async () => {
    await recovered();
    await redis.kill();
    await link.until(false);
    told.length = 0;
    world.version = 2n;
    expect(await ask(20)).toEqual(Array(20).fill(2));
    // Nothing is sent where nobody listens.
    expect(commands()).toEqual([]);
    await redis.start();
    await link.until(true);
    await recovered();
  });

  it('when it is frozen: three commands are waited for, then none, until it answers again', async () => {
    redis.freeze();
    expect(await ask(20)).toEqual(Array(20).fill(1));
    expect(waitedFor().length).toBeLessThanOrEqual(3);
    expect(waitedFor().length).toBeGreaterThan(0);
    redis.thaw();
    await recovered();
    expect(await ask(20)).toEqual(Array(20).fill(1));
  });

  it('when it is frozen: one request waits for three commands at most, of a tenth of a second each', async () => {
    redis.freeze();
    const session = new CacheSession(link.remote);
    for (let index = 0; index < 10; index++) await field.ask(`figure ${index}`, session);
    expect(waitedFor().length).toBeLessThanOrEqual(3);
    expect(session.patience.leftMs).toBeLessThan(250);
  });

  it('when it is slow: a request’s patience is spent once, whatever it asks for', async () => {
    const session = new CacheSession(link.remote);
    session.patience.leftMs = 0;
    expect((await field.ask('figure', session)).figure).toBe(1);
    expect(commands().filter(({ operation }) => operation !== 'set')).toEqual([]);
  });

  it('when it is flushed', async () => {
    await ask(3);
    await redis.command('FLUSHALL');
    expect(await ask(3, other())).toEqual([1, 1, 1]);
    world.version = 2n;
    expect(await ask(3, other())).toEqual([2, 2, 2]);
  });

  it('when it is full: what cannot be kept there is computed, and what is there is still read', async () => {
    await field.ask('kept');
    await eventually(async () => {
      const reader = other();
      await reader.ask('kept');
      expect(reader.results[0]).toBe('hit_l2');
    });
    await redis.command('CONFIG', 'SET', 'maxmemory', '1');
    expect(await ask(5)).toEqual([1, 1, 1, 1, 1]);
    const reader = other();
    await reader.ask('kept');
    expect(reader.results).toEqual(['hit_l2']);
    expect(unanswered().length).toBeGreaterThan(0);
    // It answers, so it is not left alone.
    expect(isUp()).toEqual([]);
  });

  it('when it never was there', async () => {
    const nowhere = redisLink('redis://127.0.0.1:1');
    await nowhere.until(false);
    const alone = cachedField(world, nowhere);
    expect(await ask(10, alone)).toEqual(Array(10).fill(1));
    expect(await ask(10, alone)).toEqual(Array(10).fill(1));
    expect(alone.loads).toBe(10);
    nowhere.remote.close();
  });
});
