import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { idleConnectionSeconds } from '../config/limits.ts';
import type { TestApp } from './test-app.ts';

/** A test app that listens on a free port of this machine. */
export interface Listening {
  readonly url: string;
  readonly server: Server;
  /** POST /graphql as JSON, with these headers; gives status, headers and body. */
  ask(query: string, headers?: Record<string, string>, variables?: object): Promise<{ status: number; headers: Headers; body: any }>;
  close(): Promise<void>;
}

export async function listening(test: TestApp): Promise<Listening> {
  const server = createServer(test.app.listener);
  // As the product has it: a connection is not closed while the next request is on its way into it.
  server.keepAliveTimeout = idleConnectionSeconds * 1_000;
  server.on('upgrade', test.app.sockets.upgrade);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    server,
    async ask(query, headers = {}, variables = {}) {
      const body = JSON.stringify({ query, variables });
      const answer = await fetch(`${url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body });
      return { status: answer.status, headers: answer.headers, body: await answer.json() };
    },
    async close() {
      test.app.sockets.cut();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
