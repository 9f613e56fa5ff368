import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/** What is known of one HTTP request, from anywhere below it: for its log lines and its metrics, never for its answer. */
export interface RequestScope {
  readonly requestId: string;
  /** 32 hex digits, as in W3C Trace Context: the caller's, where it sent one. */
  readonly traceId: string;
  /** Milliseconds of `performance.now`. */
  readonly startedMs: number;
  /** The bounded label of the GraphQL operation; null outside of GraphQL. */
  operation: string | null;
  /** Facts for the request's line in the log. */
  readonly facts: Record<string, unknown>;
  /** When the answer was ready to be written, as `startedMs`. */
  answeredMs: number | null;
  /** Of a GraphQL answer, before compression. */
  answerBytes: number | null;
}

const scopes = new AsyncLocalStorage<RequestScope>();

export function runInScope(scope: RequestScope, run: () => void): void {
  scopes.run(scope, run);
}

/** The request that this code runs for; undefined outside of any. */
export function currentScope(): RequestScope | undefined {
  return scopes.getStore();
}

export function scopeOf(headers: IncomingHttpHeaders, startedMs: number): RequestScope {
  return {
    requestId: requestIdOf(headers),
    traceId: traceIdOf(headers),
    startedMs,
    operation: null,
    facts: {},
    answeredMs: null,
    answerBytes: null,
  };
}

/** A proxy in front gives the request its id, so that both logs name it alike. */
function requestIdOf(headers: IncomingHttpHeaders): string {
  const given = headers['x-request-id'];
  return typeof given === 'string' && /^[\w-]{8,64}$/.test(given) ? given : randomUUID();
}

function traceIdOf(headers: IncomingHttpHeaders): string {
  const given = headers.traceparent;
  const found = typeof given === 'string' ? /^[\da-f]{2}-([\da-f]{32})-[\da-f]{16}-[\da-f]{2}$/.exec(given)?.[1] : undefined;
  return found !== undefined && !/^0+$/.test(found) ? found : randomUUID().replaceAll('-', '');
}
