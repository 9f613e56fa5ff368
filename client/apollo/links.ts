import { ApolloLink, ServerError } from '@apollo/client';
import { RetryLink } from '@apollo/client/link/retry';
import { tap } from 'rxjs';
import { connection } from './connection.ts';

const attemptsMax = 3;

/** Passes by itself: no connection, or a server that is being replaced. A refusal does not. */
export function isPassing(error: unknown): boolean {
  if (ServerError.is(error)) return error.statusCode >= 502 && error.statusCode <= 504;
  return error instanceof TypeError;
}

/** Nobody is there: the connection failed, or a proxy found no server behind it. */
function isAway(error: unknown): boolean {
  return error instanceof TypeError || (ServerError.is(error) && error.statusCode === 502);
}

/**
 * Asks a question again that got no answer. Where the server is away and has answered before, there are figures on show: these
 * stay, and it is asked until it is back. A change is never sent twice: it may have happened all the same.
 */
const retry = new RetryLink({
  delay: { initial: 250, max: 5_000, jitter: true },
  attempts(attempt, { operationType }, error) {
    if (!isPassing(error)) return false;
    const isQuestion = String(operationType) === 'query';
    // One failure may be chance; the second is told of while the question is still asked.
    if (!isQuestion || attempt > 1) connection.lost(new Date());
    return isQuestion && (attempt < attemptsMax || (isAway(error) && connection.current().answeredAt !== null));
  },
});

/** Notes that the server answers, for the note in the page's head. */
const noteAnswer = new ApolloLink((operation, forward) => forward(operation).pipe(tap(() => connection.answered(new Date()))));

/** What every request passes on its way to the server. */
export const wayToServer = ApolloLink.from([noteAnswer, retry]);
