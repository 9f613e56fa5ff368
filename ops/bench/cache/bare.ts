import 'reflect-metadata';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { graphql } from 'graphql';
import { pino } from 'pino';
import { createApp } from '../../../server/app.ts';
import { createSchema } from '../../../server/schema.ts';
import { openStore } from '../../../server/store/open-store.ts';

/**
 * A process that answers by graphql-js alone: our resolvers and the same books, behind bare node:http, without Apollo, cache,
 * limits, metrics or a log. Tells its port.
 */
async function main(): Promise<void> {
  const store = await openStore({ url: process.env.DATABASE_URL! });
  const app = await createApp({
    store,
    logger: pino({ level: 'silent' }),
    now: () => new Date(),
    newBook: { currency: null, fiscalYearStartMonth: 1, timeZone: 'UTC' },
    dashboard: null,
    auth: { mode: 'open' },
    cache: null,
  });
  const schema = createSchema();
  const server = createServer((request, response) => {
    const answered = (async () => {
      const { query: source } = JSON.parse(await bodyOf(request)) as { query: string };
      const contextValue = await app.contextOf({ method: 'POST', headers: request.headers });
      return Buffer.from(JSON.stringify(await graphql({ schema, source, contextValue })));
    })();
    answered.then(
      (bytes) => response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': bytes.length }).end(bytes),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
  server.listen(0, '127.0.0.1', () => process.send!({ answer: (server.address() as AddressInfo).port }));
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString();
}

main().catch((error: unknown) => process.send!({ error: String(error) }));
process.once('disconnect', () => process.exit(0));
