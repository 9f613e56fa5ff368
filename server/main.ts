import 'reflect-metadata';
import { existsSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import express from 'express';
import type { Logger } from 'pino';
import { collectDefaultMetrics } from 'prom-client';
import { type App, createApp } from './app.ts';
import { CacheEvents } from './cache/events.ts';
import { type CacheParts, cacheAlone } from './cache/parts.ts';
import { releaseOf } from './cache/release.ts';
import { RemoteEntries } from './cache/remote.ts';
import { runProgram } from './cli/program.ts';
import { announce, commandRoute, newSecret } from './command-door.ts';
import { type Env, EnvError, processEnv } from './config/env.ts';
import { growHeapSlowly } from './config/heap.ts';
import {
  drainSecondsMax,
  idleConnectionSeconds,
  indexLookEverySeconds,
  leavingSeconds,
  leftImportSecondsMin,
  leftImportsLookedForEverySeconds,
  uploadMillisecondsMax,
} from './config/limits.ts';
import { drain } from './drain.ts';
import { ensureFirstBook } from './first-start.ts';
import { readPersistedDocuments } from './gate/persisted.ts';
import type { Auth } from './gate/who-asks.ts';
import { readKnownOperations } from './known-operations.ts';
import { createLogger } from './logger.ts';
import { connectRedis } from './redis/connection.ts';
import { RemoteModel } from './search/model/remote-model.ts';
import { askRemoteModel, askVectorStore, builtInModel } from './search-desk.ts';
import { SearchIndexing } from './search-indexing.ts';
import { DataDirectoryLocked } from './store/lock-file.ts';
import { openStore, type Store } from './store/open-store.ts';
import type { ReplicaTold } from './store/replicas.ts';
import { StoreFault } from './store/store-fault.ts';
import { chooseVectorStore } from './vector-store-choice.ts';

const now = () => new Date();

async function main(): Promise<void> {
  growHeapSlowly();
  const env = processEnv('server');
  await requireFreePort(env);
  const logger = createLogger(env.logLevel);
  const store = await opened(env, logger);
  await firstBook(env, store);
  const folder = join(import.meta.dirname, '../client');
  const dashboard = existsSync(join(folder, 'index.html')) ? folder : null;
  const secret = newSecret();
  const run = commandRoute(secret, commandsOn(env, store), now);
  const cache = cacheOf(env, logger);
  const redis = env.redisUrl === null ? null : await connectRedis(env.redisUrl, logger);
  const app = await createApp({
    store,
    logger,
    now,
    newBook: env.book,
    dashboard,
    playground: env.playground,
    cache,
    commandRoute: run,
    spoolFolder: join(env.dataDirectory, 'imports'),
    auth: authOf(env),
    redis,
    documents: readPersistedDocuments(dashboard),
    observing: {
      knownOperations: readKnownOperations(dashboard),
      // Whoever reaches the port of a server with sign-in may be anybody.
      showsMetrics: env.metricsPort === null && env.auth === 'open',
      // A person at a terminal is told what is slow or failed; a log collector wants every line.
      quietLevel: process.stdout.isTTY ? 'debug' : 'info',
    },
  });
  const lookForLeft = await resuming(app);
  if (env.metricsPort === null && env.auth === 'required') {
    logger.warn('nobody can read the metrics: with sign-in they are served on METRICS_PORT alone, which is not set');
  }
  collectDefaultMetrics({ register: app.metrics.registry });
  const server = createServer(app.listener);
  server.on('upgrade', app.sockets.upgrade);
  server.requestTimeout = uploadMillisecondsMax;
  server.keepAliveTimeout = idleConnectionSeconds * 1_000;
  const port = await listening(server, env.port, env.host, 'PORT');
  const metricsServer = await metricsOn(env, app);
  const forget = env.databaseUrl === null ? announce(env.dataDirectory, { host: env.host, port, secret }) : () => undefined;
  const indexing = await startSearch(env, store, logger);
  onSignal(async () => {
    forget();
    clearInterval(lookForLeft);
    app.stopping();
    // Nobody sends requests on to a server with an embedded database: it may go at once.
    const leavingMs = store.kind === 'embedded' ? 0 : leavingSeconds * 1_000;
    const cut = await drain(server, { leavingMs, drainMs: drainSecondsMax * 1_000, sockets: app.sockets, sleep: unheldSleep });
    if (cut > 0) logger.warn({ connections: cut }, 'connections were cut: their requests took too long');
    metricsServer?.close();
    await Promise.race([Promise.all([app.stop(), indexing.stop()]), unheldSleep(drainSecondsMax * 1_000)]);
    redis?.destroy();
    cache.remote?.close();
    await store.close();
  });
  const at = `http://${env.host.includes(':') ? `[${env.host}]` : env.host}:${port}`;
  say(`${dashboard ? `Dashboard  ${at}/\n` : ''}GraphQL    ${at}/graphql\n`);
}

/** Takes up what is new for search from now on, with the model and the vector store that are set. */
async function startSearch(env: Env, store: Store, logger: Logger): Promise<SearchIndexing> {
  const faultTold = (what: string) => (error: unknown) => logger.warn({ err: error }, `search: ${what} did not answer`);
  const onFault = faultTold('the embeddings service');
  const remote = env.embeddings && new RemoteModel(env.embeddings, { wait: unheldSleep, now, onFault });
  if (remote) askRemoteModel(store.source, remote);
  const vectors = await chooseVectorStore(store, env, remote, logger);
  if (vectors) askVectorStore(store.source, { ...vectors, onFault: faultTold('the vector store') });
  const indexing = new SearchIndexing(store.source, builtInModel, logger, now, vectors, remote);
  indexing.start(indexLookEverySeconds);
  return indexing;
}

/** Command lines of who goes through this server. */
function commandsOn(env: Env, store: Store): Parameters<typeof commandRoute>[1] {
  const directory = env.databaseUrl === null ? env.dataDirectory : null;
  return (argv, io) => runProgram(argv, { io, newBook: env.book, publicUrl: env.publicUrl, directory, store: async () => store });
}

/** Metrics at a port of their own; null where there is none for them. */
async function metricsOn({ metricsPort, host }: Env, app: App): Promise<Server | null> {
  if (metricsPort === null) return null;
  const server = createServer(express().get('/metrics', app.metricsRoute));
  await listening(server, metricsPort, host, 'METRICS_PORT');
  return server;
}

/** Runs imports again that were left behind: at once, and later those that another server or the database leaves. */
async function resuming(app: App): Promise<NodeJS.Timeout> {
  await app.resume();
  const again = () => void app.resume(leftImportSecondsMin).catch(() => undefined);
  return setInterval(again, leftImportsLookedForEverySeconds * 1_000).unref();
}

/** Nobody waits for Redis: the server answers from the start, and all the time it is away. */
function cacheOf(env: Env, logger: Logger): CacheParts {
  const events = new CacheEvents();
  const parts = cacheAlone({ events, release: releaseOf(import.meta.dirname) });
  if (env.redisUrl === null) return parts;
  const remote = new RemoteEntries(env.redisUrl, events, (up, error) => {
    if (up) logger.info('Redis answers');
    else logger.warn({ err: error }, 'Redis does not answer; going on without it, and looking for it in the background');
  });
  remote.connect();
  return { ...parts, remote };
}

async function opened(env: Env, logger: Logger): Promise<Store> {
  const replicaTold: ReplicaTold = (number, isThere, error) => {
    if (isThere) logger.info({ replica: number }, 'a replica answers');
    else
      logger.warn(
        { replica: number, err: error },
        'a replica does not answer; its reads go to the primary, and it is looked for in the background',
      );
  };
  if (env.databaseUrl !== null) return openStore({ url: env.databaseUrl, readUrls: env.databaseReadUrls, replicaTold });
  const isNew = !existsSync(join(env.dataDirectory, 'postgres'));
  if (isNew) say(`Creating an embedded database in ${env.dataDirectory} ...`);
  return openStore({ directory: env.dataDirectory });
}

async function firstBook(env: Env, store: Store): Promise<void> {
  const withDemo = env.demo === 'default' ? store.kind === 'embedded' : env.demo === 'on';
  const slow = setTimeout(() => say('Filling it with the books of a made-up company, to look around in ...'), 500);
  await ensureFirstBook(store, env.book, withDemo, now).finally(() => clearTimeout(slow));
}

function authOf({ auth: mode, publicUrl, sessionSecret }: Env): Auth {
  return mode === 'open' ? { mode } : { mode, publicUrl, sessionSecret: sessionSecret! };
}

/** Does not keep a process alive that has nothing else to wait for. */
const unheldSleep = (milliseconds: number) => sleep(milliseconds, undefined, { ref: false });

/** Said before a database is made or opened, which takes a while. */
async function requireFreePort(env: Env): Promise<void> {
  const probe = createServer();
  await listening(probe, env.port, env.host, 'PORT');
  await new Promise((resolve) => probe.close(resolve));
}

function listening(server: Server, port: number, host: string, variable: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EADDRINUSE') return reject(error);
      reject(new EnvError([`${variable} ${port} is in use on ${host}: stop what listens there, or set ${variable} to another one`]));
    });
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port));
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
