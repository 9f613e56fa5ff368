import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RequestHandler } from 'express';
import type { Logger } from 'pino';
import { operationMillisecondsMax, slowRequestSeconds } from '../../config/limits.ts';
import { secondsSince } from '../elapsed.ts';
import { type RequestScope, runInScope, scopeOf } from '../request-scope.ts';
import { boundCounter, boundHistogram } from './bound.ts';
import type { Metrics } from './metrics.ts';

/** Paths that get a label of their own; a path that a client makes up shares one with all others. */
const routes = ['/graphql', '/imports', '/export', '/auth', '/playground', '/command', '/metrics', '/health', '/assets'];
const methods = ['GET', 'POST', 'HEAD', 'OPTIONS'];

/** The log's level for a request that went well and quickly. */
export type QuietLevel = 'info' | 'debug';

/** Counts each request, ties all that is logged below it to its id, and gives it one line of its own. */
export function observeRequests(observer: RequestObserver): RequestHandler {
  return (request, response, next) => {
    const scope = observer.begin(request, request.path, response, performance.now());
    response.setHeader('X-Request-Id', scope.requestId);
    const leave = runInScope(scope, next);
    response.on('close', () => whenEnded(response, leave, performance.now() + operationMillisecondsMax));
  };
}

/** So often is looked whether work has ended that nobody waits for any more. */
const lookedEveryMs = 50;

/**
 * Calls `leave` when a response has been ended, at `latestMs` at the latest: whoever works for a client that went away ends it
 * too, a little later, and what he logs until then belongs to the request.
 */
function whenEnded(response: ServerResponse, leave: () => void, latestMs: number): void {
  if (response.writableEnded || performance.now() > latestMs) leave();
  else setTimeout(whenEnded, lookedEveryMs, response, leave, latestMs).unref();
}

export interface RequestObserver {
  /** Call it once for a request, that began at `startedMs` of `performance.now`; all else follows when its response is closed. */
  begin(request: IncomingMessage, path: string, response: ServerResponse, startedMs: number): RequestScope;
}

export function requestObserver(metrics: Metrics, logger: Logger, quiet: QuietLevel): RequestObserver {
  const counted = httpSeries(metrics);
  const sizes = new Map<string, (bytes: number) => void>();
  return {
    begin(request, path, response, startedMs) {
      const scope = scopeOf(request.headers, startedMs);
      const given = request.method ?? '';
      const method = methods.includes(given) ? given : 'other';
      const route = routeOf(path);
      metrics.httpInFlight.inc();
      response.on('close', () => {
        // 499 as nginx has it: the client went away before the answer was whole.
        const status = response.writableFinished ? response.statusCode : 499;
        const seconds = secondsSince(scope.startedMs);
        metrics.httpInFlight.dec();
        counted(method, route, status)(seconds);
        observeAnswer(metrics, sizes, scope);
        logRequest(logger, quiet, scope, { method, route, status, seconds });
      });
      return scope;
    },
  };
}

function routeOf(path: string): string {
  if (path === '/') return '/';
  const lower = path.toLowerCase();
  return routes.find((route) => lower === route || lower.startsWith(`${route}/`)) ?? 'other';
}

/** By method, route and status what counts a request that took so many seconds. */
function httpSeries({ httpRequests, httpDuration }: Metrics): (method: string, route: string, status: number) => (seconds: number) => void {
  const known = new Map<string, (seconds: number) => void>();
  return (method, route, status) => {
    const name = `${status}${method}${route}`;
    let counted = known.get(name);
    if (!counted) {
      const labels = { method, route, status };
      const count = boundCounter(httpRequests, labels);
      const observe = boundHistogram(httpDuration, labels);
      counted = (seconds) => {
        count();
        observe(seconds);
      };
      known.set(name, counted);
    }
    return counted;
  };
}

function observeAnswer(
  { phaseDuration, responseSize }: Metrics,
  sizes: Map<string, (bytes: number) => void>,
  { operation, answeredMs, answerBytes }: RequestScope,
): void {
  if (operation === null) return;
  if (answeredMs !== null) phaseDuration.observe({ phase: 'serialize' }, secondsSince(answeredMs));
  if (answerBytes === null) return;
  let observe = sizes.get(operation);
  if (!observe) {
    observe = boundHistogram(responseSize, { operation });
    sizes.set(operation, observe);
  }
  observe(answerBytes);
}

interface Line {
  readonly method: string;
  readonly route: string;
  readonly status: number;
  readonly seconds: number;
}

/** Neither query nor variables nor address: a log is read by more people than the books are. */
function logRequest(logger: Logger, quiet: QuietLevel, scope: RequestScope, { seconds, ...line }: Line): void {
  const failed = line.status >= 500 || scope.facts.outcome === 'failed';
  const isSlow = seconds >= slowRequestSeconds;
  const level = failed || isSlow ? 'warn' : quiet;
  if (!logger.isLevelEnabled(level)) return;
  const durationMs = Math.round(seconds * 1_000);
  logger[level](
    { ...line, ...scope.facts, requestId: scope.requestId, traceId: scope.traceId, durationMs },
    isSlow ? 'slow request' : 'request',
  );
}
