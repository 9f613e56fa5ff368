/** An error as it leaves: what it may be counted under stands in its extensions. */
interface Coded {
  readonly extensions?: Readonly<Record<string, unknown>>;
}

const codes = [
  'BAD_USER_INPUT',
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'NOT_FOUND',
  'RATE_LIMITED',
  'QUERY_TOO_COMPLEX',
  'CONFLICT',
  'TIMEOUT',
  'UNAVAILABLE',
  'INTERNAL_SERVER_ERROR',
  'BAD_REQUEST',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'PERSISTED_QUERY_NOT_FOUND',
  'PERSISTED_QUERY_NOT_SUPPORTED',
  'OPERATION_RESOLUTION_FAILURE',
];

const ours = ['TIMEOUT', 'UNAVAILABLE', 'INTERNAL_SERVER_ERROR', 'OTHER'];

/** The code of an error, from the closed list; `OTHER` for what is not on it. */
export function codeOf({ extensions }: Coded): string {
  return codes.find((code) => code === extensions?.code) ?? 'OTHER';
}

/** Who was at fault: `refused` counts against the client, `failed` against us and our promise. */
export function outcomeOf(errors: readonly Coded[]): 'ok' | 'refused' | 'failed' {
  if (errors.length === 0) return 'ok';
  return errors.some((error) => ours.includes(codeOf(error))) ? 'failed' : 'refused';
}

/** What may stand in `extensions.reason` of a QUERY_TOO_COMPLEX. */
const complexities = ['depth', 'cost', 'alias', 'tokens', 'size'];

const rejections: Readonly<Record<string, string>> = {
  RATE_LIMITED: 'rate',
  TIMEOUT: 'timeout',
  PERSISTED_QUERY_NOT_FOUND: 'unknown_document',
  PERSISTED_QUERY_NOT_SUPPORTED: 'unknown_document',
};

/** All that `rejectionOf` can say. */
export const rejectionReasons: readonly string[] = [...new Set([...complexities, ...Object.values(rejections)])];

/** Why a request was turned away by a limit; null where it was not. */
export function rejectionOf(errors: readonly Coded[]): string | null {
  for (const error of errors) {
    const code = codeOf(error);
    if (code === 'QUERY_TOO_COMPLEX') return complexities.find((reason) => reason === error.extensions?.reason) ?? 'cost';
    if (rejections[code]) return rejections[code];
  }
  return null;
}
