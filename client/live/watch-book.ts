import { createClient } from 'graphql-ws';
import { connection } from '../apollo/connection.ts';

const query = 'subscription WatchBook { bookChanged { dataVersion } }';
/** Waited between tries of a connection that broke, doubled each time. */
const [retryMs, retryMaxMs] = [1_000, 30_000];

/**
 * Calls back with the new version of the book after each change, and with null when the connection is back after a break:
 * nobody knows what was missed. Gives a way to stop.
 */
export function watchBook(bookId: string, changed: (dataVersion: string | null) => void): () => void {
  let wasLost = false;
  const client = createClient({
    url: `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/graphql`,
    connectionParams: { 'farthing-book': bookId },
    retryAttempts: Number.POSITIVE_INFINITY,
    shouldRetry: () => true,
    retryWait: (retries) => new Promise((resolve) => setTimeout(resolve, Math.min(retryMaxMs, retryMs * 2 ** retries))),
    on: {
      connected() {
        connection.answered(new Date());
        if (wasLost) changed(null);
        wasLost = false;
      },
      closed(event) {
        // 1000 is the end that was asked for, or that of a silence.
        if ((event as CloseEvent).code === 1000) return;
        wasLost = true;
        connection.lost(new Date());
      },
    },
  });
  client.subscribe<{ bookChanged: { dataVersion: string } }>(
    { query },
    {
      next: ({ data }) => data && changed(data.bookChanged.dataVersion),
      // A refusal (signed out, no right to the book) shows with the next question, where it can be answered.
      error: () => undefined,
      complete: () => undefined,
    },
  );
  return () => void client.dispose();
}
