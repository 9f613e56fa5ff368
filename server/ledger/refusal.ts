/** The contract's closed list of error codes that our own code may give. */
type RefusalCode =
  | 'BAD_USER_INPUT'
  | 'UNAUTHENTICATED'
  | 'FORBIDDEN'
  | 'NOT_FOUND'
  | 'RATE_LIMITED'
  | 'QUERY_TOO_COMPLEX'
  | 'CONFLICT'
  | 'TIMEOUT'
  | 'UNAVAILABLE';

/** A request that is declined: not a bug. The message is shown to the person who asked, and says what to do. */
export class Refusal extends Error {
  constructor(
    readonly code: RefusalCode,
    message: string,
    /** The argument that is at fault, as a path. */
    readonly field: readonly string[] = [],
    /** When asking again may help; null where waiting does not. */
    readonly retryAfterSeconds: number | null = null,
  ) {
    super(message);
  }
}

export function badInput(message: string, ...field: string[]): Refusal {
  return new Refusal('BAD_USER_INPUT', message, field);
}

/** PostgreSQL cannot hold such a text. */
export function nulRefused(): Refusal {
  return badInput('A text may not contain the NUL character (U+0000).');
}

export function notFound(message: string, ...field: string[]): Refusal {
  return new Refusal('NOT_FOUND', message, field);
}
