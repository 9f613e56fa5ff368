import { ApolloLink, ServerError } from '@apollo/client';
import { ErrorLink } from '@apollo/client/link/error';
import { RetryLink } from '@apollo/client/link/retry';
import { tap } from 'rxjs';
import { connection } from './connection.ts';

const attemptsMax = 3;

/** Passes by itself: no connection, or a server that is being replaced. A refusal does not. */
export function isPassing(error: unknown): boolean {
  if (ServerError.is(error)) return error.statusCode >= 502 && error.statusCode <= 504;
  return error instanceof TypeError;
}

/** Asks a question again that got no answer. A change is never sent twice: it may have happened all the same. */
const retry = new RetryLink({
  delay: { initial: 250, max: 2_000, jitter: true },
  attempts: (attempt, { operationType }, error) => attempt < attemptsMax && String(operationType) === 'query' && isPassing(error),
});

/** Notes whether the server answers at all, for the note in the page's head. */
const noteAnswer = new ApolloLink((operation, forward) => forward(operation).pipe(tap(() => connection.answered(new Date()))));
const noteLoss = new ErrorLink(({ error }) => {
  if (isPassing(error)) connection.lost(new Date());
});

/** What every request passes on its way to the server. */
export const wayToServer = ApolloLink.from([noteLoss, noteAnswer, retry]);
