import { randomUUID } from 'node:crypto';
import type { ErrorRequestHandler, RequestHandler } from 'express';
import type { Logger } from 'pino';
import { notFound, Refusal } from '../ledger/refusal.ts';
import { unavailable } from '../store/pulse.ts';
import { isOutage } from '../store/store-fault.ts';
import { statusOf } from './errors.ts';

/** Nothing of ours is to be framed, sniffed, or run from elsewhere. */
export const safety: readonly (readonly [name: string, value: string])[] = [
  ['X-Content-Type-Options', 'nosniff'],
  ['X-Frame-Options', 'DENY'],
  ['Referrer-Policy', 'no-referrer'],
  [
    'Content-Security-Policy',
    "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
  ],
];

export const safeHeaders: RequestHandler = (_request, response, next) => {
  for (const [name, value] of safety) response.setHeader(name, value);
  next();
};

/** What is left over when no route took a request. */
export const nothingHere: RequestHandler = (request) => {
  throw notFound(`There is nothing at ${request.method} ${request.path}.`);
};

/** The body of every refused request outside of GraphQL, in GraphQL's own shape. */
export function answerRefusals(logger: Logger): ErrorRequestHandler {
  return (error, _request, response, next) => {
    if (response.headersSent) return next(error);
    if (isOutage(error)) logger.error({ err: error }, 'the database does not answer');
    const refusal = refusalOf(isOutage(error) ? unavailable() : error);
    if (refusal) {
      if (refusal.retryAfterSeconds !== null) response.setHeader('Retry-After', String(refusal.retryAfterSeconds));
      response.status(refusal.status).json({ errors: [{ message: refusal.message, extensions: { code: refusal.code } }] });
      return;
    }
    const id = randomUUID();
    logger.error({ err: error, errorId: id }, 'unexpected error');
    const message = `Something went wrong on our side. The log has it as ${id}.`;
    response.status(500).json({ errors: [{ message, extensions: { code: 'INTERNAL_SERVER_ERROR', id } }] });
  };
}

interface HttpRefusal {
  readonly status: number;
  readonly code: string;
  readonly message: string;
  readonly retryAfterSeconds: number | null;
}

function refusalOf(error: unknown): HttpRefusal | null {
  if (error instanceof Refusal) {
    return { status: statusOf(error), code: error.code, message: error.message, retryAfterSeconds: error.retryAfterSeconds };
  }
  // Express and its body parsers mark what the client did wrong with a 4xx status.
  const status = (error as { status?: unknown }).status;
  if (typeof status !== 'number' || status < 400 || status > 499) return null;
  const message = status === 413 ? 'The request is too large. Files go to POST /imports.' : (error as Error).message;
  return { status, code: 'BAD_USER_INPUT', message, retryAfterSeconds: null };
}
