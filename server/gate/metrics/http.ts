import type { RequestHandler } from 'express';
import type { Logger } from 'pino';
import { slowRequestSeconds } from '../../config/limits.ts';
import { secondsSince } from '../elapsed.ts';
import { type RequestScope, runInScope, scopeOf } from '../request-scope.ts';
import type { Metrics } from './metrics.ts';

/** Paths that get a label of their own; a path that a client makes up shares one with all others. */
const routes = ['/graphql', '/imports', '/export', '/auth', '/playground', '/command', '/metrics', '/health', '/assets'];
const methods = ['GET', 'POST', 'HEAD', 'OPTIONS'];

/** The log's level for a request that went well and quickly. */
export type QuietLevel = 'info' | 'debug';

/** Counts each request, ties all that is logged below it to its id, and gives it one line of its own. */
export function observeRequests(metrics: Metrics, logger: Logger, quiet: QuietLevel): RequestHandler {
  return (request, response, next) => {
    const scope = scopeOf(request.headers, performance.now());
    const labels = { method: methods.includes(request.method) ? request.method : 'other', route: routeOf(request.path) };
    response.setHeader('X-Request-Id', scope.requestId);
    metrics.httpInFlight.inc();
    response.once('close', () => {
      // 499 as nginx has it: the client went away before the answer was whole.
      const status = response.writableFinished ? response.statusCode : 499;
      const seconds = secondsSince(scope.startedMs);
      metrics.httpInFlight.dec();
      metrics.httpRequests.inc({ ...labels, status });
      metrics.httpDuration.observe({ ...labels, status }, seconds);
      observeAnswer(metrics, scope, Number(response.getHeader('content-length')));
      logRequest(logger, quiet, scope, { method: request.method, route: labels.route, status, seconds });
    });
    runInScope(scope, next);
  };
}

function routeOf(path: string): string {
  if (path === '/') return '/';
  const lower = path.toLowerCase();
  return routes.find((route) => lower === route || lower.startsWith(`${route}/`)) ?? 'other';
}

function observeAnswer(metrics: Metrics, scope: RequestScope, bytes: number): void {
  if (scope.operation === null || scope.answeredMs === null) return;
  metrics.phaseDuration.observe({ phase: 'serialize' }, secondsSince(scope.answeredMs));
  if (bytes > 0) metrics.responseSize.observe({ operation: scope.operation }, bytes);
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
  const durationMs = Math.round(seconds * 1_000);
  logger[level](
    { ...line, ...scope.facts, requestId: scope.requestId, traceId: scope.traceId, durationMs },
    isSlow ? 'slow request' : 'request',
  );
}
