import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RedisServer, startRedis } from '../../ops/redis-server.ts';
import { connectRedis, type Redis } from '../redis/connection.ts';
import { itKeepsSessions } from '../testing/session-store.ts';
import { redisSessions } from './redis-sessions.ts';
import type { SessionStore } from './sessions.ts';

let server: RedisServer;
let redis: Redis;
let sessions: SessionStore;
let now = new Date('2026-10-15T08:00:00Z');
beforeAll(async () => {
  server = await startRedis();
  redis = await connectRedis(server.url, pino({ level: 'silent' }));
  sessions = redisSessions(redis, () => now);
});
afterAll(async () => {
  redis.destroy();
  await server.stop();
});

describe('sessions in Redis', () => {
  itKeepsSessions(
    () => sessions,
    (then) => {
      now = then;
    },
  );

  it('have no time to live, so that a full Redis gives up the cache and signs nobody out', async () => {
    const keys = await redis.keys('farthing:session*');
    expect(keys.length).toBeGreaterThan(3);
    expect(await Promise.all(keys.map((key) => redis.ttl(key)))).toEqual(keys.map(() => -1));
  });

  it('let nobody in while Redis is away', async () => {
    await server.kill();
    await expect(sessions.find('id 1')).rejects.toThrow();
  });
});
