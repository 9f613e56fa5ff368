import 'reflect-metadata';
import { existsSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { pino } from 'pino';
import { createApp } from './app.ts';
import { runProgram } from './cli/program.ts';
import { announce, commandRoute, newSecret } from './command-door.ts';
import { type Env, EnvError, processEnv } from './config/env.ts';
import { uploadMillisecondsMax } from './config/limits.ts';
import { ensureFirstBook } from './first-start.ts';
import { failInterruptedImports } from './imports/import-record.sql.ts';
import { DataDirectoryLocked } from './store/lock-file.ts';
import { openStore, type Store } from './store/open-store.ts';
import { sqlOf } from './store/sql-of.ts';
import { StoreFault } from './store/store-fault.ts';

const now = () => new Date();

async function main(): Promise<void> {
  const env = processEnv('server');
  await requireFreePort(env);
  const store = await opened(env);
  await failInterruptedImports(sqlOf(store.source.manager), now());
  await firstBook(env, store);
  const folder = join(import.meta.dirname, '../client');
  const dashboard = existsSync(join(folder, 'index.html')) ? folder : null;
  const secret = newSecret();
  const run = commandRoute(secret, (argv, io) => runProgram(argv, { io, newBook: env.book, store: async () => store }), now);
  const app = await createApp({ store, logger: pino({ level: env.logLevel }), now, newBook: env.book, dashboard, commandRoute: run });
  const server = createServer(app.express);
  server.requestTimeout = uploadMillisecondsMax;
  const port = await listening(server, env);
  const forget = env.databaseUrl === null ? announce(env.dataDirectory, { host: env.host, port, secret }) : () => undefined;
  onSignal(async () => {
    forget();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await app.stop();
    await store.close();
  });
  const at = `http://${env.host.includes(':') ? `[${env.host}]` : env.host}:${port}`;
  say(`${dashboard ? `Dashboard  ${at}/\n` : ''}GraphQL    ${at}/graphql\n`);
}

async function opened(env: Env): Promise<Store> {
  if (env.databaseUrl !== null) return openStore({ url: env.databaseUrl });
  const isNew = !existsSync(join(env.dataDirectory, 'postgres'));
  if (isNew) say(`Creating an embedded database in ${env.dataDirectory} ...`);
  return openStore({ directory: env.dataDirectory });
}

async function firstBook(env: Env, store: Store): Promise<void> {
  const withDemo = env.demo === 'default' ? store.kind === 'embedded' : env.demo === 'on';
  const slow = setTimeout(() => say('Filling it with the books of a made-up company, to look around in ...'), 500);
  await ensureFirstBook(store, env.book, withDemo, now).finally(() => clearTimeout(slow));
}

/** Said before a database is made or opened, which takes a while. */
async function requireFreePort(env: Env): Promise<void> {
  const probe = createServer();
  await listening(probe, env);
  await new Promise((resolve) => probe.close(resolve));
}

function listening(server: Server, env: Env): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EADDRINUSE') return reject(error);
      reject(new EnvError([`PORT ${env.port} is in use on ${env.host}: stop what listens there, or set PORT to another one`]));
    });
    server.listen(env.port, env.host, () => resolve((server.address() as AddressInfo).port));
  });
}

/** Ends in order at the first signal; a second one ends at once. */
function onSignal(stop: () => Promise<void>): void {
  let stopping = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (stopping) process.exit(1);
      stopping = true;
      void stop().then(() => process.exit(0));
    });
  }
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

main().catch((error: unknown) => {
  const isTheirs = error instanceof EnvError || error instanceof DataDirectoryLocked || error instanceof StoreFault;
  process.stderr.write(
    `${isTheirs ? error.message : `The server could not start: ${error instanceof Error ? error.stack : String(error)}`}\n`,
  );
  process.exit(1);
});
