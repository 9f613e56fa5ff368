import { Refusal } from '../../ledger/refusal.ts';

/** Why a socket is closed, in the numbers of the protocol `graphql-transport-ws`; a client tries again after some and not after others. */
export interface Closing {
  readonly code: number;
  readonly reason: string;
}

export const goingAway: Closing = { code: 1001, reason: 'The server is ending. Connect again.' };
export const idle: Closing = { code: 1000, reason: 'Nothing was asked for.' };
export const tooManySockets: Closing = { code: 4429, reason: 'Too many connections of one credential.' };
export const tooManyMessages: Closing = { code: 4429, reason: 'Too many messages.' };
export const brokenOff: Closing = { code: 4500, reason: 'Something went wrong on our side.' };

/** What becomes of a socket whose credential is refused. */
export function closingFor(error: unknown): Closing {
  if (!(error instanceof Refusal)) return brokenOff;
  const code = { UNAUTHENTICATED: 4401, RATE_LIMITED: 4429, UNAVAILABLE: 1013, TIMEOUT: 1013 }[error.code as string] ?? 4403;
  return { code, reason: shortened(error.message) };
}

/** A reason has room for 123 bytes. */
function shortened(text: string): string {
  const bytes = Buffer.from(text);
  return bytes.length <= 120
    ? text
    : `${bytes
        .subarray(0, 116)
        .toString('utf8')
        .replace(/\uFFFD$/, '')}...`;
}
