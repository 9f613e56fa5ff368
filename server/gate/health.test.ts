import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { pino } from 'pino';
import { afterEach, describe, expect, it } from 'vitest';
import { createHealth, type Dependency } from './health.ts';

const open: Server[] = [];
afterEach(() => {
  for (const server of open.splice(0)) server.closeAllConnections();
});

async function serve(dependencies: Dependency[]) {
  const clock = { now: new Date(0) };
  const health = createHealth(dependencies, () => clock.now, pino({ level: 'silent' }));
  const server = createServer(express().use('/health', health.routes));
  open.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const at = `http://127.0.0.1:${(server.address() as AddressInfo).port}/health`;
  const ask = async (path: string) => {
    const answer = await fetch(at + path);
    return [answer.status, await answer.json()] as const;
  };
  return { ask, clock, health };
}

describe('readiness', () => {
  it('is lost with what is needed, and degraded with what is not; live asks nobody', async () => {
    const dead = { ask: () => Promise.reject(new Error('gone')) };
    const { ask } = await serve([
      { name: 'database', needed: true, ...dead },
      { name: 'cache', needed: false, ...dead },
    ]);
    expect(await ask('/ready')).toEqual([503, { status: 'unavailable', missing: ['database'] }]);
    expect((await ask('/live'))[0]).toBe(200);
    const other = await serve([{ name: 'cache', needed: false, ...dead }]);
    expect(await other.ask('/ready')).toEqual([200, { status: 'ready', missing: [] }]);
    expect(await other.ask('')).toEqual([200, { status: 'degraded', checks: { cache: { up: false, needed: false } } }]);
  });

  it('does not wait for a dependency that hangs', async () => {
    const { ask } = await serve([{ name: 'database', needed: true, ask: () => new Promise(() => undefined) }]);
    expect((await ask('/ready'))[0]).toBe(503);
  });

  it('asks a dependency once, however many want to know, until the answer is old', async () => {
    let asked = 0;
    const { ask, clock } = await serve([{ name: 'database', needed: true, ask: async () => (asked += 1) }]);
    await Promise.all([ask('/ready'), ask('/ready'), ask('')]);
    expect(asked).toBe(1);
    clock.now = new Date(1_000);
    await ask('/ready');
    expect(asked).toBe(2);
  });
});
