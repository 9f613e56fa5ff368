import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { drain } from './drain.ts';

/** A gate that opens when the test says so. */
function gate() {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, opened };
}

async function serve() {
  const waiting: ServerResponse[] = [];
  const arrived = gate();
  const server = createServer((_request, response) => {
    waiting.push(response);
    arrived.open();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, waiting, arrived: arrived.opened, at: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

describe('draining', () => {
  it('still takes requests while it leaves, then answers those under way and no more', async () => {
    const { server, waiting, arrived, at } = await serve();
    const left = gate();
    const never = new Promise(() => undefined);
    const drained = drain(server, { leavingMs: 1, drainMs: 2, sleep: (milliseconds) => (milliseconds === 1 ? left.opened : never) });
    const underWay = fetch(at);
    await arrived;
    left.open();
    await new Promise<void>((resolve) => setImmediate(resolve));
    await expect(fetch(at)).rejects.toThrow();
    waiting[0]!.setHeader('connection', 'close').end('whole');
    expect(await (await underWay).text()).toBe('whole');
    expect(await drained).toBe(0);
  });

  it('cuts what takes too long, and tells how many that were', async () => {
    const { server, arrived, at } = await serve();
    const hanging = fetch(at);
    const refused = expect(hanging).rejects.toThrow();
    await arrived;
    expect(await drain(server, { leavingMs: 0, drainMs: 0, sleep: async () => undefined })).toBe(1);
    await refused;
  });
});
