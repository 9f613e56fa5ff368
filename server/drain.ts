import type { Server } from 'node:http';

interface Leaving {
  /** How long requests are still taken, for those who have not noticed yet that `ready` says no. */
  readonly leavingMs: number;
  /** How long requests under way are waited for after that; then they are cut. */
  readonly drainMs: number;
  /** What is open beside requests: WebSockets. */
  readonly sockets?: { drain(): Promise<void>; cut(): number };
  readonly sleep: (milliseconds: number) => Promise<unknown>;
}

/**
 * Ends a server without dropping a request: it goes on answering while proxies turn away from it, then takes no more
 * connections and waits for the answers under way. Call it after `ready` has begun to say no. Gives the number of
 * connections that had to be cut.
 */
export async function drain(server: Server, { leavingMs, drainMs, sockets, sleep }: Leaving): Promise<number> {
  await sleep(leavingMs);
  const requests = new Promise<void>((resolve) => server.close(() => resolve()));
  const closed = Promise.all([requests, sockets?.drain()]).then(() => 'closed' as const);
  if ((await Promise.race([closed, sleep(drainMs).then(() => 'late' as const)])) === 'closed') return 0;
  const cut = await new Promise<number>((resolve) => server.getConnections((_error, count) => resolve(count)));
  server.closeAllConnections();
  sockets?.cut();
  await closed;
  return cut;
}
