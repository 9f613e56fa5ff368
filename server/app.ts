import type { RequestListener } from 'node:http';
import type { ApolloServer } from '@apollo/server';
import express, { type Request, type RequestHandler, type Response } from 'express';
import type { Logger } from 'pino';
import { accessTo } from './book-access.ts';
import type { CacheParts } from './cache/parts.ts';
import type { RemoteEntries } from './cache/remote.ts';
import { exportCost, exportMillisecondsMax } from './config/limits.ts';
import type { Context } from './context.ts';
import { discardStrayExports } from './export/export-folder.ts';
import { exportRoutes, type Reader } from './export/route.ts';
import { memoryBuckets } from './fair-use/memory-buckets.ts';
import { redisBuckets } from './fair-use/redis-buckets.ts';
import { dashboardFiles } from './gate/dashboard-files.ts';
import { askingOf } from './gate/deadline.ts';
import { formatErrorWith } from './gate/errors.ts';
import { charge } from './gate/fair-use.ts';
import { createHealth, type Dependency } from './gate/health.ts';
import { answerRefusals, nothingHere, safeHeaders } from './gate/http.ts';
import { localOnly } from './gate/local-only.ts';
import { observeCache } from './gate/metrics/cache.ts';
import { observeRequests, type QuietLevel, requestObserver } from './gate/metrics/http.ts';
import { countedBuckets } from './gate/metrics/limits.ts';
import { createMetrics, type Metrics } from './gate/metrics/metrics.ts';
import type { KnownOperations } from './gate/metrics/operation-label.ts';
import { createReplicaGauges, observeReads } from './gate/metrics/replicas.ts';
import { metricsRoute } from './gate/metrics/route.ts';
import { createStoreGauges, observeStatements } from './gate/metrics/store.ts';
import { loadPainter, paintedPage } from './gate/painted-page.ts';
import type { PersistedDocuments } from './gate/persisted.ts';
import { playground } from './gate/playground.ts';
import { RememberedStandings } from './gate/remembered-standings.ts';
import { Places } from './gate/request-bounds.ts';
import { contextOf, type GateParts, importBookOf } from './gate/request-context.ts';
import { holdScopes } from './gate/request-scope.ts';
import { requireScope } from './gate/scopes.ts';
import { signInRoutes } from './gate/sign-in-route.ts';
import { SocketDoor } from './gate/sockets/door.ts';
import type { Asking, Auth } from './gate/who-asks.ts';
import { createGraphql } from './graphql.ts';
import { type Cost, PasswordHasher } from './identity/password.ts';
import { redisSessions } from './identity/redis-sessions.ts';
import { databaseSessions } from './identity/sessions.sql.ts';
import type { SignInParts } from './identity/sign-in.ts';
import { resumeImports } from './imports/resume.ts';
import { importRoute } from './imports/route.ts';
import { Spool } from './imports/spool.ts';
import { sharedLoaders } from './ledger/loaders.ts';
import { listenTo } from './live/listen.ts';
import type { Redis } from './redis/connection.ts';
import type { Store } from './store/open-store.ts';
import { sqlOf } from './store/sql-of.ts';

/** What an app is made of. Nothing is opened here: the caller owns the store and the socket. */
export interface Parts {
  readonly store: Store;
  readonly logger: Logger;
  /** The clock. */
  readonly now: () => Date;
  readonly auth: Auth;
  /** What servers share: sessions and limits. Null keeps both to this one. */
  readonly redis?: Redis | null;
  /** The work of a password's hash; left out: as much as is safe. */
  readonly passwordCost?: Cost;
  /** For books that are made on the way: the first import of somebody without a book. */
  readonly newBook: { readonly currency: string | null; readonly fiscalYearStartMonth: number; readonly timeZone: string };
  /** Null: everything is computed each time. */
  readonly cache: CacheParts | null;
  /** Runs command lines for who holds the secret; left out where no commands go through this server. */
  readonly commandRoute?: RequestHandler[];
  /** The folder of the built dashboard; null serves the API alone. */
  readonly dashboard: string | null;
  /** False: there is no /playground. */
  readonly playground?: boolean;
  /** Documents that may be asked for by their digest; left out: none. */
  readonly documents?: PersistedDocuments;
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
  /** Takes every request: for `createServer`. */
  readonly listener: RequestListener;
  /** Give its `upgrade` to the same server. */
  readonly sockets: SocketDoor;
  readonly apollo: ApolloServer<Context>;
  readonly metrics: Metrics;
  /** GET /metrics, for a port of its own. */
  readonly metricsRoute: RequestHandler;
  /** Sees to what a killed server left behind: throws its exports away, and runs its imports again in the background. Call it once, before anybody asks. */
  resume(olderThanSeconds?: number): Promise<void>;
  /** Tells whoever asks that this server is about to end: `ready` says no, and connections are not kept. */
  stopping(): void;
  /** The context of a request with these headers, as every request gets one. */
  contextOf(asking: Asking): Promise<Context>;
  /** Waits for what goes on in the background; the store may be closed afterwards. */
  stop(): Promise<void>;
}

/** The whole server as one Express app: API, imports, dashboard. */
export async function createApp(parts: Parts): Promise<App> {
  const { store, logger, now, observing = observingQuietly } = parts;
  const metrics = createMetrics();
  const metricsPage = observed(parts, metrics);
  const remote = parts.cache?.remote ?? null;
  const health = createHealth([databaseOf(store), ...replicasOf(store), ...(remote ? [redisOf(remote)] : [])], now, logger);
  // From nothing on, so that a rate tells of the first look-ups too.
  for (const loader of sharedLoaders) metrics.batchSize.zero({ loader });
  const onBatch = (loader: string, keys: number) => metrics.batchSize.observe({ loader }, keys);
  const remembered = new RememberedStandings(now);
  const { hub, close: stopListening } = await listenTo({ store, logger, onLessAccess: () => remembered.forget() });
  const identity = identityOf(parts);
  const gate = { ...parts, remembered, hub, identity, onBatch };
  const observer = requestObserver(metrics, logger, observing.quietLevel);
  const places = new Places();
  const graphql = await createGraphql({ ...parts, ...observing, gate, metrics, observer, places, isStopping: health.isStopping });
  const { apollo, schema, budgets } = graphql;
  const sockets = new SocketDoor({ gate, apollo, schema, budgets, places, metrics, logger, formatError: formatErrorWith(logger) });
  const background = new Set<Promise<unknown>>();
  const goesOn = (running: Promise<unknown>) => goOn(running, background);
  const spool = new Spool(parts.spoolFolder ?? null);
  const deskOf = (id: number) => accessTo(store.source, id).importDesk;
  const left = { sql: sqlOf(store.source.manager), spool, now, deskOf, isAlone: store.kind === 'embedded' };
  const app = express();
  app.disable('x-powered-by');
  // Who is behind our own proxy is who it says; what anybody else says of themselves is not believed.
  app.set('trust proxy', 'loopback, linklocal, uniquelocal');
  app.use(observeRequests(observer), safeHeaders, closingWhen(health.isStopping));
  // Before the door: a probe comes by an address, and learns nothing of the books.
  app.use('/health', health.routes);
  if (parts.auth.mode === 'open') app.use(localOnly);
  if (observing.showsMetrics) app.get('/metrics', metricsPage);
  app.use('/graphql', ...graphql.route);
  app.use('/auth', signInRoutes(parts.auth, { ...identity, buckets: countedBuckets(identity.buckets, 'sign_in', metrics) }));
  if (parts.commandRoute) app.post('/command', ...parts.commandRoute);
  app.post('/imports', importRoute({ ...parts, bookOf: (request) => importBookOf(gate, request), spool, deskOf, goesOn }));
  app.use('/export', exportRoutes({ readerOf: readerOf(gate), charge: (context) => charge(budgets, context, exportCost), now }));
  if (parts.dashboard !== null) {
    const { playground: isOn = true, dashboard } = parts;
    app.get(['/playground', '/playground.html'], isOn ? playground(dashboard) : nothingHere);
    const painter = await loadPainter(dashboard);
    if (painter) app.get('/', paintedPage({ gate, places, ask: graphql.ask, dashboard }, painter));
    app.use(dashboardFiles(dashboard));
  }
  app.use(nothingHere, answerRefusals(logger));
  const stop = async () => {
    await sockets.drain();
    await stopListening();
    await apollo.stop();
    await Promise.all(background);
    await graphql.idle();
  };
  const resume = async (olderThanSeconds: number | null = null) => {
    const brokenOff = (error: unknown) => logger.error({ err: error }, 'an import that was resumed broke off');
    if (olderThanSeconds === null) await discardStrayExports(now());
    for (const running of await resumeImports({ ...left, olderThanSeconds })) goesOn(running.catch(brokenOff));
  };
  return {
    listener: graphql.first(app),
    sockets,
    apollo,
    metrics,
    metricsRoute: metricsPage,
    contextOf: (asking) => contextOf(gate, asking),
    resume,
    stopping: health.stopping,
    stop,
  };
}

/** What goes on behind an answer is waited for at the end, and is logged as what the request has begun. */
function goOn(running: Promise<unknown>, background: Set<Promise<unknown>>): void {
  const leave = holdScopes();
  background.add(running);
  void running.finally(() => {
    background.delete(running);
    leave();
  });
}

/** From now on metrics tell of the database and of the caches. Gives the page that shows them. */
function observed({ store, cache, now }: Parts, metrics: Metrics): RequestHandler {
  const { registry } = metrics;
  observeStatements(store, metrics);
  observeReads(store, registry);
  if (cache) observeCache(cache, registry);
  const gauges = [createStoreGauges(registry, store, now), createReplicaGauges(registry, store, now)];
  return metricsRoute(registry, async () => void (await Promise.all(gauges.map((read) => read()))));
}

/** The context of who may read, as long as the export is wanted. */
function readerOf(gate: GateParts): (request: Request, response: Response) => Promise<Reader> {
  return async (request, response) => {
    const asking = askingOf(request, response, exportMillisecondsMax);
    const context = await contextOf(gate, asking);
    requireScope(context, 'READ');
    return { context, signal: asking.signal };
  };
}

function identityOf({ store, redis = null, auth, now, passwordCost }: Parts): SignInParts {
  const sql = sqlOf(store.source.manager);
  const alone = memoryBuckets(() => now().getTime());
  return {
    sql,
    sessions: redis ? redisSessions(redis, now) : databaseSessions(sql, now),
    buckets: redis ? redisBuckets(redis, alone) : alone,
    hasher: new PasswordHasher(passwordCost),
    sessionSecret: auth.mode === 'required' ? auth.sessionSecret : '',
    now,
  };
}

function databaseOf(store: Store): Dependency {
  return { name: 'database', needed: true, ask: () => sqlOf(store.source.manager).query('select 1') };
}

/** Without them the primary answers every read. */
function replicasOf({ replicas }: Store): Dependency[] {
  return replicas.all.map((replica, index) => ({ name: `replica ${index + 1}`, needed: false, ask: () => replica.requireFollowing() }));
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
