import { ApolloProvider } from '@apollo/client/react';
import { Suspense, useCallback, useDeferredValue, useMemo, useState, useSyncExternalStore } from 'react';
import { parseAddress } from './address/address.ts';
import { Shown, usePlace } from './address/use-address.tsx';
import { ClientShelf } from './apollo/client-shelf.ts';
import { localeChanges, onLocale } from './format/locale.ts';
import { pageAt } from './pages.ts';
import { Brand } from './shell/Brand.tsx';
import { Shell } from './shell/Shell.tsx';
import styles from './shell/shell.module.css';
import { Boundary } from './ui/Boundary.tsx';

// The code of a page that is not in the first load starts on its way with it.
pageAt(location.pathname)?.preload();

/** The page at its address. `generation` counts the changes of the figures that this page knows of. */
export function App() {
  const place = usePlace();
  // Everything is drawn anew for a reader who chooses another.
  useSyncExternalStore(onLocale, localeChanges);
  const [generation, setGeneration] = useState(0);
  const wanted = useMemo(() => ({ place, generation }), [place, generation]);
  // Old figures stay, a little paler, until all the new ones are there.
  const shown = useDeferredValue(wanted);
  const [clients] = useState(() => new ClientShelf());
  const bookId = parseAddress(shown.place.search).book;
  const refresh = useCallback(() => setGeneration((before) => before + 1), []);
  return (
    <ApolloProvider client={clients.take(bookId, shown.generation)}>
      <Boundary resetKey={`${bookId} ${shown.generation}`} isOutermost>
        <Suspense fallback={<FirstWait />}>
          <Shown place={shown.place}>
            <Shell isPending={shown !== wanted} wantedPath={place.path} refresh={refresh} />
          </Shown>
        </Suspense>
      </Boundary>
    </ApolloProvider>
  );
}

function FirstWait() {
  return (
    <main className={styles.firstWait} aria-busy="true">
      <Brand />
      <span>Opening the books…</span>
    </main>
  );
}
