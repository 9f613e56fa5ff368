import type { Server } from 'node:http';

interface Leaving {
  /** How long requests are still taken, for those who have not noticed yet that `ready` says no. */
  readonly leavingMs: number;
  /** How long requests under way are waited for after that; then they are cut. */
  readonly drainMs: number;
  readonly sleep: (milliseconds: number) => Promise<unknown>;
}

/**
 * Ends a server without dropping a request: it goes on answering while proxies turn away from it, then takes no more
 * connections and waits for the answers under way. Call it after `ready` has begun to say no. Gives the number of
 * connections that had to be cut.
 */
export async function drain(server: Server, { leavingMs, drainMs, sleep }: Leaving): Promise<number> {
  await sleep(leavingMs);
  const closed = new Promise<'closed'>((resolve) => server.close(() => resolve('closed')));
  if ((await Promise.race([closed, sleep(drainMs).then(() => 'late' as const)])) === 'closed') return 0;
  const cut = await new Promise<number>((resolve) => server.getConnections((_error, count) => resolve(count)));
  server.closeAllConnections();
  await closed;
  return cut;
}
