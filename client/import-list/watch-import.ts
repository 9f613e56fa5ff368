import { createClient } from 'graphql-ws';
import { useEffect, useRef, useState } from 'react';

type Progress = { status: string; bytesRead: number; bytesTotal: number | null };

const query = 'subscription WatchImport($id: ID!) { importProgress(id: $id) { status bytesRead bytesTotal } }';

/** How far an import has come, as it goes on; null while nothing has been told. `ended` is called when it is over. */
export function useImportProgress(bookId: string, id: string, isRunning: boolean, ended: () => void): Progress | null {
  const [progress, setProgress] = useState<Progress | null>(null);
  const latest = useRef(ended);
  latest.current = ended;
  useEffect(() => {
    if (!isRunning) return;
    const client = createClient({
      url: `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/graphql`,
      connectionParams: { 'farthing-book': bookId },
    });
    client.subscribe<{ importProgress: Progress }>(
      { query, variables: { id } },
      {
        next: ({ data }) => data && setProgress(data.importProgress),
        // What cannot be followed is still listed; the list says how it ended.
        error: () => undefined,
        complete: () => latest.current(),
      },
    );
    return () => void client.dispose();
  }, [bookId, id, isRunning]);
  return progress;
}
