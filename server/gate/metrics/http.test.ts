import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { pino } from 'pino';
import { expect, it } from 'vitest';
import { operationMillisecondsMax } from '../../config/limits.ts';
import { eventually } from '../../testing/eventually.ts';
import { currentScope } from '../request-scope.ts';
import { observeRequests, requestObserver } from './http.ts';
import { createMetrics } from './metrics.ts';

// Kept any longer, for as long as an operation may take, it would cost each promise of the process something.
const bounds = { timeout: operationMillisecondsMax * 0.5 };

it('what a request does is known as its own until it has ended, also for a client that went away, and no longer', bounds, async () => {
  let end = () => {};
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  const seen: (string | undefined)[] = [];
  const look = () => void seen.push(currentScope()?.requestId);
  const app = express();
  app.use(observeRequests(requestObserver(createMetrics(), pino({ level: 'silent' }), 'debug')));
  app.get('/slow', async (_request, response) => {
    const gone = once(response, 'close');
    look();
    await gone;
    await ended;
    look();
    response.end('nobody hears this');
    await eventually(() => expect(currentScope()).toBeUndefined());
    look();
  });
  const server = createServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const client = new AbortController();
  const headers = { 'x-request-id': 'slow-one-1' };
  const asked = fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/slow`, { headers, signal: client.signal });
  await eventually(() => expect(seen).toEqual(['slow-one-1']));
  client.abort();
  await expect(asked).rejects.toThrow('aborted');
  end();
  await eventually(() => expect(seen).toEqual(['slow-one-1', 'slow-one-1', undefined]));
  server.close();
});
