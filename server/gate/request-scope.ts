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
let held = 0;

/**
 * Runs what belongs to a request. Until the function that is returned has been called, all that follows from it knows its
 * scope. While none is held nobody keeps account of what follows from what: it costs each promise of the process something.
 */
export function runInScope(scope: RequestScope, run: () => void): () => void {
  const leave = holdScopes();
  scopes.run(scope, run);
  return leave;
}

/** For what goes on in the scope of a request that is over. Call what is returned when it has ended. */
export function holdScopes(): () => void {
  held += 1;
  let isHeld = true;
  return () => {
    if (!isHeld) return;
    isHeld = false;
    held -= 1;
    if (held === 0) scopes.disable();
  };
}

/** The request that this code runs for; undefined outside of any. */
export function currentScope(): RequestScope | undefined {
  return scopes.getStore();
}

export function scopeOf(headers: IncomingHttpHeaders, startedMs: number): RequestScope {
  return new Scope(headers, startedMs);
}

class Scope implements RequestScope {
  readonly requestId: string;
  operation: string | null = null;
  readonly facts: Record<string, unknown> = {};
  answeredMs: number | null = null;
  answerBytes: number | null = null;
  private trace: string | null = null;

  constructor(
    private readonly headers: IncomingHttpHeaders,
    readonly startedMs: number,
  ) {
    this.requestId = requestIdOf(headers);
  }

  /** Most requests are never asked for it. */
  get traceId(): string {
    this.trace ??= traceIdOf(this.headers);
    return this.trace;
  }
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
