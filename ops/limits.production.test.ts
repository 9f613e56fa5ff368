import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ensureBuilt } from './build.mjs';
import { type PostgresServer, startPostgres } from './postgres-server.ts';
import { type RedisServer, startRedis } from './redis-server.ts';
import { type FarthingServer, startServer } from './stack/farthing-server.ts';
import { freePorts } from './stack/program.ts';
import { scratchFolder } from './stack/scratch.ts';

/** As the schema says of `search`. */
const limit = { calls: 60, windowSeconds: 60 };
const scratch = scratchFolder('limits');
let database: PostgresServer;
let redis: RedisServer;
let servers: FarthingServer[] = [];

beforeAll(async () => {
  await ensureBuilt(['server']);
  [database, redis] = await Promise.all([startPostgres({ folder: join(scratch.path, 'postgres'), settings: ['fsync=off'] }), startRedis()]);
  const env = { DATABASE_URL: database.url, REDIS_URL: redis.url, FARTHING_AUTH: 'open' };
  const ports = await freePorts(3);
  const start = (port: number) => startServer({ folder: scratch.path, name: `server-${port}`, port, metricsPort: null, env });
  // The first one migrates; the others find it done.
  const first = await start(ports[0]!);
  servers = [first, ...(await Promise.all(ports.slice(1).map(start)))];
});
afterAll(async () => {
  await Promise.all(servers.map(({ program }) => program.stop()));
  await redis?.stop();
  await database?.stop();
  scratch.remove();
});

/** So many searches at once, evenly over these servers; how many were answered, and how many came back to the limit meanwhile. */
async function passed(count: number, among: readonly FarthingServer[]): Promise<{ answered: number; refilled: number }> {
  const startedMs = performance.now();
  const body = JSON.stringify({ query: '{ search(query: "rent") { edges { score } } }' });
  const ask = async (n: number): Promise<boolean> => {
    const { address } = among[n % among.length]!;
    const headers = { 'content-type': 'application/json' };
    const answer = (await (await fetch(`http://${address}/graphql`, { method: 'POST', headers, body })).json()) as {
      errors?: { extensions: { code: string } }[];
    };
    if (answer.errors) expect(answer.errors.map(({ extensions }) => extensions.code)).toEqual(['RATE_LIMITED']);
    return !answer.errors;
  };
  const answers = await Promise.all(Array.from({ length: count }, (_, n) => ask(n)));
  const seconds = (performance.now() - startedMs) * 0.001;
  return { answered: answers.filter(Boolean).length, refilled: Math.ceil((seconds * limit.calls) / limit.windowSeconds) };
}

it('of two hundred searches at once over three servers exactly the limit passes, with what came back meanwhile', async () => {
  const { answered, refilled } = await passed(200, servers);
  expect(answered).toBeGreaterThanOrEqual(limit.calls);
  expect(answered).toBeLessThanOrEqual(limit.calls + refilled);
});

it('without Redis each server still holds its own to the limit', async () => {
  await redis.kill();
  // Each has given away all it had, for Redis too: until something has come back there is nothing to give.
  await sleep(2000);
  const { answered, refilled } = await passed(300, servers);
  expect(answered).toBeLessThanOrEqual(servers.length * (limit.calls + refilled));
  expect(answered).toBeGreaterThan(0);
});
