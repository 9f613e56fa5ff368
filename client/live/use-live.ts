import { useEffect, useRef } from 'react';

/** Several changes within this time are shown at once: an import commits many times. */
const gatheredMs = 400;

/** Shows changes of the book that somebody else makes, as soon as they are there. */
export function useLive(book: { id: string; dataVersion: string }, refresh: () => void): void {
  const latest = useRef({ version: book.dataVersion, refresh });
  latest.current = { version: book.dataVersion, refresh };
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | null = null;
    let newest: string | null = null;
    let stop: (() => void) | null = null;
    let isOver = false;
    const changed = (version: string | null) => {
      newest = version;
      timer ??= setTimeout(() => {
        timer = null;
        // What this page changed itself it may have asked for already.
        if (newest === null || newest !== latest.current.version) latest.current.refresh();
      }, gatheredMs);
    };
    // The socket's code comes after the figures.
    void import('./watch-book.ts')
      .then(({ watchBook }) => {
        if (!isOver) stop = watchBook(book.id, changed);
      })
      .catch(() => undefined);
    return () => {
      isOver = true;
      stop?.();
      if (timer) clearTimeout(timer);
    };
  }, [book.id]);
}
