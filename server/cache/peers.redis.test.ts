import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type RedisServer, startRedis } from '../../ops/redis-server.ts';
import { type CachedField, cachedField, closedGate, newWorld, type World } from '../testing/cached-field.ts';
import { type RedisLink, redisLink } from '../testing/redis-link.ts';
import { parseEntry } from './entry.ts';
import { CacheSession } from './session.ts';

let redis: RedisServer;
let links: RedisLink[];
beforeAll(async () => {
  redis = await startRedis();
  links = [1, 2, 3].map(() => redisLink(redis.url));
  await Promise.all(links.map((link) => link.until(true)));
});
afterAll(async () => {
  for (const { remote } of links) remote.close();
  await redis.stop();
});

let world: World;
let peers: CachedField[];
beforeEach(async () => {
  await redis.command('FLUSHALL');
  await redis.command('CONFIG', 'RESETSTAT');
  world = newWorld();
  peers = links.map(({ remote, events }) => cachedField(world, { remote, events }));
});

const loads = () => peers.reduce((sum, peer) => sum + peer.loads, 0);
const patient = () => ({ leftMs: 10_000 });
const kept = async (key = 'figure') => {
  const [printed] = (await links[0]!.remote.getMany([`fc1:{book}:${key}`], patient()))!;
  return printed ? parseEntry(printed) : null;
};
const calls = async (command: string) =>
  Number(new RegExp(`cmdstat_${command}:calls=(\\d+)`).exec(await redis.command('INFO', 'commandstats'))?.[1] ?? 0);
/** Until what is stored behind an answer is there. */
const stored = async (key?: string) => {
  for (;;) {
    const entry = await kept(key);
    if (entry) return entry;
  }
};

describe('several processes', () => {
  it('share what one has computed', async () => {
    const first = await peers[0]!.ask();
    await stored();
    expect(await peers[1]!.ask()).toEqual(first);
    expect(loads()).toBe(1);
    expect(peers[1]!.results).toEqual(['hit_l2']);
  });

  it('compute a value once, however many ask at the same time: three processes, fifty readers each', async () => {
    const gate = closedGate();
    for (const peer of peers)
      peer.instead = async () => {
        await gate.passed;
        return { figure: 1, provenance: { dataVersion: '1', stale: false } };
      };
    const answers = peers.flatMap((peer) => Array.from({ length: 50 }, () => peer.ask()));
    // Opened once the others are known to wait for it.
    while ((await calls('set')) < 6);
    gate.open();
    expect(new Set((await Promise.all(answers)).map(({ figure }) => figure))).toEqual(new Set([1]));
    expect(loads()).toBe(1);
  });

  it('never bring back what a write has changed: a slow reader stores nothing', async () => {
    const gate = closedGate();
    peers[0]!.instead = () => gate.passed.then(() => ({ figure: 1, provenance: { dataVersion: '1', stale: false } }));
    const slow = peers[0]!.ask();
    while ((await calls('set')) < 1);
    world.version = 2n;
    expect((await peers[1]!.ask()).figure).toBe(2);
    await stored();
    gate.open();
    expect((await slow).figure).toBe(1);
    // Its store comes before its unlock, so that one is waited for.
    while ((await calls('eval')) < 3);
    expect((await kept())?.version).toBe(2n);
    for (const peer of peers) expect((await peer.ask()).figure).toBe(2);
  });

  it('wait no longer than a lock lasts for one that has died', async () => {
    await redis.command('SET', 'fc1:{book}:figure:1:lock', 'of a dead process', 'PX', '300');
    expect((await peers[0]!.ask()).figure).toBe(1);
    expect(loads()).toBe(1);
  });

  it('look things up together: forty fields of a tick are one MGET', async () => {
    const keys = Array.from({ length: 40 }, (_, index) => `figure ${index}`);
    await Promise.all(keys.map((key) => peers[0]!.ask(key)));
    await Promise.all(keys.map((key) => stored(key)));
    await redis.command('CONFIG', 'RESETSTAT');
    const session = new CacheSession(links[1]!.remote);
    await Promise.all(keys.map((key) => peers[1]!.ask(key, session)));
    expect([await calls('mget'), await calls('get')]).toEqual([1, 0]);
    expect(peers[1]!.loads).toBe(0);
  });

  it('keep nothing for longer than it may be used', async () => {
    await peers[0]!.ask();
    await stored();
    const leftMs = Number((await redis.command('PTTL', 'fc1:{book}:figure')).slice(1));
    expect(leftMs).toBeLessThanOrEqual(3_660_000);
    expect(leftMs).toBeGreaterThan(3_600_000);
  });

  it('share large values too, and take what is damaged for nothing', async () => {
    const rows = Array.from({ length: 3_000 }, (_, index) => ({ label: `expenses:account ${index}`, amount: BigInt(index) }));
    peers[0]!.instead = async () => ({ rows });
    expect(await peers[0]!.ask()).toEqual({ rows });
    await stored();
    expect(Number((await redis.command('STRLEN', 'fc1:{book}:figure')).slice(1))).toBeLessThan(60_000);
    expect(await peers[1]!.ask()).toEqual({ rows });
    await redis.command('SET', 'fc1:{book}:figure', '1|1000000000000|60000|deflate|AAAA');
    await peers[2]!.ask();
    expect(peers[2]!.results).toEqual(['miss']);
  });
});
