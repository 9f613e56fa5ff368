import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled, ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import { expressMiddleware } from '@as-integrations/express5';
import express, { type Express, type RequestHandler } from 'express';
import type { Logger } from 'pino';
import { accessTo } from './book-access.ts';
import type { CacheParts } from './cache/parts.ts';
import type { RemoteEntries } from './cache/remote.ts';
import { cachedSchema } from './cached-schema.ts';
import { requestBytesMax } from './config/limits.ts';
import type { Context } from './context.ts';
import { exportRoutes } from './export/route.ts';
import { cacheReport } from './gate/cache-report.ts';
import { formatErrorWith, wholeRequestRefused } from './gate/errors.ts';
import { createHealth, type Dependency } from './gate/health.ts';
import { answerRefusals, nothingHere, safeHeaders } from './gate/http.ts';
import { localOnly } from './gate/local-only.ts';
import { observeRequests, type QuietLevel } from './gate/metrics/http.ts';
import { createMetrics, type Metrics } from './gate/metrics/metrics.ts';
import type { KnownOperations } from './gate/metrics/operation-label.ts';
import { operationMetrics } from './gate/metrics/operations.ts';
import { metricsRoute } from './gate/metrics/route.ts';
import { createStoreGauges, observeStatements } from './gate/metrics/store.ts';
import { contextOf, importBookOf } from './gate/request-context.ts';
import { resumeImports } from './imports/resume.ts';
import { importRoute } from './imports/route.ts';
import { Spool } from './imports/spool.ts';
import type { Store } from './store/open-store.ts';
import { sqlOf } from './store/sql-of.ts';

/** What an app is made of. Nothing is opened here: the caller owns the store and the socket. */
export interface Parts {
  readonly store: Store;
  readonly logger: Logger;
  /** The clock. */
  readonly now: () => Date;
  /** For books that are made on the way: the first import of somebody without a book. */
  readonly newBook: { readonly currency: string | null; readonly fiscalYearStartMonth: number; readonly timeZone: string };
  /** Null: everything is computed each time. */
  readonly cache: CacheParts | null;
  /** Runs command lines for who holds the secret; left out where no commands go through this server. */
  readonly commandRoute?: RequestHandler[];
  /** The folder of the built dashboard; null serves the API alone. */
  readonly dashboard: string | null;
  readonly observing?: Observing;
  /** Where files lie while they are imported; left out, where the system keeps such things, and no import outlives its server. */
  readonly spoolFolder?: string;
}

/** What is shown of the requests, and to whom. */
export interface Observing {
  /** Whose names metrics may carry. */
  readonly knownOperations: KnownOperations;
  /** Whether this app answers GET /metrics; otherwise it is served elsewhere, or not at all. */
  readonly showsMetrics: boolean;
  /** The log's level for requests that went well. */
  readonly quietLevel: QuietLevel;
}

const observingQuietly: Observing = { knownOperations: new Map(), showsMetrics: true, quietLevel: 'debug' };

export interface App {
  readonly express: Express;
  readonly apollo: ApolloServer<Context>;
  readonly metrics: Metrics;
  /** GET /metrics, for a port of its own. */
  readonly metricsRoute: RequestHandler;
  /** Sees to what a killed server left behind: runs its imports again in the background. Call it once, before anybody asks. */
  resume(): Promise<void>;
  /** Tells whoever asks that this server is about to end: `ready` says no, and connections are not kept. */
  stopping(): void;
  /** Waits for what goes on in the background; the store may be closed afterwards. */
  stop(): Promise<void>;
}

/** The whole server as one Express app: API, imports, dashboard. */
export async function createApp(parts: Parts): Promise<App> {
  const { store, logger, now, observing = observingQuietly } = parts;
  const metrics = createMetrics();
  observeStatements(store, metrics);
  const metricsPage = metricsRoute(metrics.registry, createStoreGauges(metrics.registry, store, now));
  const gate = { ...parts, onBatch: (loader: string, keys: number) => metrics.batchSize.observe({ loader }, keys) };
  const remote = parts.cache?.remote ?? null;
  const health = createHealth([databaseOf(store), ...(remote ? [redisOf(remote)] : [])], now, logger);
  const { schema, sessionOf, idle } = cachedSchema(parts.cache, now);
  const apollo = new ApolloServer<Context>({
    schema,
    introspection: true,
    includeStacktraceInErrorResponses: false,
    formatError: formatErrorWith(logger),
    plugins: [
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginCacheControlDisabled(),
      operationMetrics(metrics, observing.knownOperations),
      cacheReport(sessionOf),
    ],
    // The owner of the process decides when to stop it.
    stopOnTerminationSignals: false,
  });
  await apollo.start();
  const background = new Set<Promise<unknown>>();
  const goesOn = (running: Promise<unknown>) => {
    background.add(running);
    void running.finally(() => background.delete(running));
  };
  const spool = new Spool(parts.spoolFolder ?? null);
  const deskOf = (id: number) => accessTo(store.source, id).importDesk;
  const app = express();
  app.disable('x-powered-by');
  app.use(observeRequests(metrics, logger, observing.quietLevel), safeHeaders, closingWhen(health.isStopping));
  // Before the door: a probe comes by an address, and learns nothing of the books.
  app.use('/health', health.routes);
  app.use(localOnly);
  if (observing.showsMetrics) app.get('/metrics', metricsPage);
  app.use(
    '/graphql',
    express.json({ limit: requestBytesMax }),
    expressMiddleware(apollo, { context: ({ req }) => contextOf(gate, req.headers).catch(wholeRequestRefused) }),
  );
  if (parts.commandRoute) app.post('/command', ...parts.commandRoute);
  app.post('/imports', importRoute({ ...parts, bookOf: (headers) => importBookOf(parts, headers), spool, deskOf, goesOn }));
  app.use(
    '/export',
    exportRoutes((headers) => contextOf(gate, headers)),
  );
  if (parts.dashboard !== null) serveDashboard(app, parts.dashboard);
  app.use(nothingHere, answerRefusals(logger));
  const stop = async () => {
    await apollo.stop();
    await Promise.all(background);
    await idle();
  };
  const resume = async () => {
    for (const running of await resumeImports({ sql: sqlOf(store.source.manager), spool, now, deskOf })) {
      goesOn(running.catch((error: unknown) => logger.error({ err: error }, 'an import that was resumed broke off')));
    }
  };
  return { express: app, apollo, metrics, metricsRoute: metricsPage, resume, stopping: health.stopping, stop };
}

function databaseOf(store: Store): Dependency {
  return { name: 'database', needed: true, ask: () => sqlOf(store.source.manager).query('select 1') };
}

/** Without it everything is answered all the same, only computed more often. */
function redisOf(remote: RemoteEntries): Dependency {
  return { name: 'redis', needed: false, ask: () => remote.requireAnswer() };
}

/** A connection that is kept would bring the next request to a server that is gone by then. */
function closingWhen(isStopping: () => boolean): RequestHandler {
  return (_request, response, next) => {
    if (isStopping()) response.setHeader('Connection', 'close');
    next();
  };
}

/** Hashed assets never change; the page itself is always asked for anew. */
function serveDashboard(app: Express, folder: string): void {
  app.use('/assets', express.static(`${folder}/assets`, { immutable: true, maxAge: '365d', index: false }));
  app.use(express.static(folder, { index: 'index.html', setHeaders: (response) => response.setHeader('Cache-Control', 'no-cache') }));
}
