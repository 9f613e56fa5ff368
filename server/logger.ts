import { type DestinationStream, type Logger, pino, stdSerializers } from 'pino';
import { currentScope } from './gate/request-scope.ts';

/** JSON lines; what is logged for a request carries the request's id. */
export function createLogger(level: string, destination?: DestinationStream): Logger {
  const mixin = () => {
    const scope = currentScope();
    return scope ? { requestId: scope.requestId, traceId: scope.traceId } : {};
  };
  const options = { level, mixin, serializers: { err: loggedError } };
  return destination ? pino(options, destination) : pino(options);
}

/** What names an error, and says where it arose. */
const keptFields = [
  'code',
  'severity',
  'schema',
  'table',
  'column',
  'constraint',
  'routine',
  'errno',
  'syscall',
  'address',
  'port',
  'status',
];

const errorsDeepMax = 3;

/**
 * An error as a log may have it. A statement that failed carries its values along: texts of the books, amounts, digests of secrets. So
 * fields are kept that are known to hold none of them, and whatever else an error has is not.
 */
function loggedError(error: unknown, deep = 0): unknown {
  if (!isErrorLike(error)) return typeof error === 'object' && error !== null ? { type: 'Object' } : error;
  const { type, message, stack } = stdSerializers.err(error);
  const kept = keptFields.filter((name) => error[name] !== undefined).map((name) => [name, error[name]]);
  const inner = Array.isArray(error.errors) && deep < errorsDeepMax ? error.errors.map((one: unknown) => loggedError(one, deep + 1)) : [];
  return { type, message, stack, ...Object.fromEntries(kept), ...(inner.length > 0 ? { aggregateErrors: inner } : {}) };
}

function isErrorLike(error: unknown): error is Error & Record<string, unknown> {
  return typeof (error as { message?: unknown } | null | undefined)?.message === 'string';
}
