import { randomUUID } from 'node:crypto';
import { HeaderMap } from '@apollo/server';
import { unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';
import { Refusal } from '../ledger/refusal.ts';

/** Codes that may leave as they are: the contract's list and Apollo's own for what happens before execution. */
const openCodes = new Set([
  'BAD_USER_INPUT',
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'NOT_FOUND',
  'RATE_LIMITED',
  'QUERY_TOO_COMPLEX',
  'CONFLICT',
  'TIMEOUT',
  'UNAVAILABLE',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'PERSISTED_QUERY_NOT_FOUND',
  'PERSISTED_QUERY_NOT_SUPPORTED',
  'OPERATION_RESOLUTION_FAILURE',
  'BAD_REQUEST',
]);

/**
 * What a client sees of an error. A refusal keeps its words; anything else is a bug: it is logged under an id, and the
 * client gets the id and nothing else.
 */
export function formatErrorWith(logger: Logger) {
  return (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    const cause = unwrapResolverError(error);
    const place = { locations: formatted.locations, path: formatted.path };
    if (cause instanceof Refusal) {
      const field = cause.field.length > 0 ? { field: cause.field } : {};
      return { message: cause.message, ...place, extensions: { code: cause.code, ...field } };
    }
    // Apollo calls every rule's complaint a validation error; a bound of ours has a code of its own.
    const own = error instanceof GraphQLError ? (error.originalError as GraphQLError | undefined)?.extensions?.code : undefined;
    const code = own === 'QUERY_TOO_COMPLEX' ? own : String(formatted.extensions?.code ?? 'INTERNAL_SERVER_ERROR');
    // A rejected variable wraps the scalar's own message; graphql-js calls it a plain GraphQLError.
    if (openCodes.has(code) || (cause instanceof GraphQLError && !cause.originalError && code !== 'INTERNAL_SERVER_ERROR')) {
      return { message: formatted.message, ...place, extensions: { code } };
    }
    const id = randomUUID();
    logger.error({ err: cause, errorId: id, path: formatted.path }, 'unexpected error');
    return {
      message: `Something went wrong on our side. The log has it as ${id}.`,
      ...place,
      extensions: { code: 'INTERNAL_SERVER_ERROR', id },
    };
  };
}

/** A refusal of the whole request, in the form that Apollo answers with its own HTTP status. Anything else stays as it is. */
export function wholeRequestRefused(error: unknown): never {
  if (!(error instanceof Refusal)) throw error;
  const headers = new HeaderMap();
  if (error.retryAfterSeconds !== null) headers.set('retry-after', String(error.retryAfterSeconds));
  throw new GraphQLError(error.message, { extensions: { code: error.code, http: { status: statusOf(error), headers } } });
}

/** The HTTP status of a whole request that is refused. */
export function statusOf(refusal: Refusal): number {
  return {
    BAD_USER_INPUT: 400,
    UNAUTHENTICATED: 401,
    FORBIDDEN: 403,
    NOT_FOUND: 404,
    RATE_LIMITED: 429,
    QUERY_TOO_COMPLEX: 400,
    CONFLICT: 409,
    TIMEOUT: 504,
    UNAVAILABLE: 503,
  }[refusal.code];
}
