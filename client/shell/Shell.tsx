import { useSuspenseQuery } from '@apollo/client/react';
import { lazy, memo, Suspense, useEffect, useMemo, useRef } from 'react';
import { useLocation, useSearch } from 'wouter';
import { parseAddress } from '../address/address.ts';
import { useUnread } from '../address/unread.ts';
import { usePlace } from '../address/use-address.tsx';
import { todayIn } from '../format/date.ts';
import { localeChanges } from '../format/locale.ts';
import { now } from '../format/now.ts';
import { ShellOfBookDocument } from '../gql/operations.ts';
import { useLive } from '../live/use-live.ts';
import { pageAt } from '../pages.ts';
import { Boundary, useAttempt } from '../ui/Boundary.tsx';
import { classNames } from '../ui/class-names.ts';
import { SkeletonRows, Waiting } from '../ui/PanelFrame.tsx';
import type { Book } from './books.ts';
import { Header } from './Header.tsx';
import { NoSuchPage } from './NoSuchPage.tsx';
import { PaletteKey } from './PaletteKey.tsx';
import type { Page } from './page.ts';
import { Sidebar } from './Sidebar.tsx';
import styles from './shell.module.css';
import { ShellContext } from './use-shell.ts';
import { type View, viewOf } from './view.ts';

const EmptyBook = lazy(() => import('./EmptyBook.tsx').then((module) => ({ default: module.EmptyBook })));

const AddressNote = lazy(() => import('./AddressNote.tsx').then((module) => ({ default: module.AddressNote })));

type Props = { isPending: boolean; wantedPath: string; refresh: () => void };

/** What stands around every page: navigation, the head with its choices, keys and the palette. */
export function Shell({ isPending, wantedPath, refresh }: Props) {
  const { data } = useSuspenseQuery(ShellOfBookDocument, { queryKey: useAttempt() });
  const { viewer, book } = data;
  const [path] = useLocation();
  const search = useSearch();
  const place = usePlace();
  const today = todayIn(book.timeZone, now());
  const view = useMemo(() => viewOf(parseAddress(search), book, today), [search, book, today]);
  const state = useMemo(() => ({ viewer, book, today, view, refresh }), [viewer, book, today, view, refresh]);
  const page = pageAt(path);
  const main = useFocusOnNewPage(path);
  useTitle(pageAt(wantedPath), book);
  useLive(book, refresh);
  return (
    <ShellContext value={state}>
      <div className={styles.app}>
        <a className={styles.skip} href="#main">
          Skip to content
        </a>
        <Sidebar wantedPath={wantedPath} writing={localeChanges()} />
        <main id="main" ref={main} className={styles.main} tabIndex={-1}>
          {page ? <Header page={page} wanted={viewOf(parseAddress(place.search), book, today)} isPending={isPending} /> : null}
          <NotUnderstood search={search} view={view} />
          <div className={classNames(styles.body, isPending && styles.stale)} aria-busy={isPending}>
            {page ? <Body key={page.path} page={page} book={book} search={search} writing={localeChanges()} /> : <NoSuchPage />}
          </div>
        </main>
      </div>
      <PaletteKey />
    </ShellContext>
  );
}

/** By itself, for it is drawn again whenever something that reads the address comes or goes. */
function NotUnderstood({ search, view }: { search: string; view: View }) {
  const unread = useUnread(search);
  if (unread.length === 0) return null;
  return (
    <Suspense fallback={null}>
      <AddressNote unread={unread} view={view} />
    </Suspense>
  );
}

type BodyProps = {
  page: Page;
  book: Book;
  search: string;
  /** Another number draws all of it anew: the reader chose another way of writing dates and numbers. */
  writing: number;
};

/** Not drawn again while the head alone changes, which has to answer a click at once. */
const Body = memo(function Body({ page, book, search }: BodyProps) {
  const isEmpty = book.transactionCount === 0 && page.needsEntries !== false;
  return (
    <Boundary resetKey={search} title={page.title}>
      <Suspense
        fallback={
          <Waiting title={page.title}>
            <SkeletonRows rows={12} />
          </Waiting>
        }
      >
        {isEmpty ? <EmptyBook book={book} /> : <page.Content />}
      </Suspense>
    </Boundary>
  );
});

/** A new page begins at its top, also for the keyboard and for who listens. */
function useFocusOnNewPage(path: string) {
  const main = useRef<HTMLElement>(null);
  const before = useRef(path);
  useEffect(() => {
    if (before.current === path) return;
    before.current = path;
    window.scrollTo(0, 0);
    main.current?.focus({ preventScroll: true });
  }, [path]);
  return main;
}

function useTitle(page: Page | undefined, book: Book): void {
  useEffect(() => {
    document.title = `${page?.title ?? 'No such page'} · ${book.name} · Farthing`;
  }, [page, book.name]);
}
