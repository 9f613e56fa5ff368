import { ApolloProvider, useSuspenseQuery } from '@apollo/client/react';
import { type ReactNode, Suspense, useDeferredValue, useMemo, useState } from 'react';
import { ClientShelf } from './apollo/client-shelf.ts';
import { BalanceSheetPanel } from './balance-sheet/Panel.tsx';
import { ExpensePanel } from './expense-trend/Panel.tsx';
import { todayIn } from './format/date.ts';
import { comparedRange, courseOf, defaultPeriod, elapsedOf, intervalOf, rangeOf } from './format/period.ts';
import { ShellOfBookDocument } from './gql/operations.ts';
import { DropZone } from './imports/DropZone.tsx';
import { ImportPanel } from './imports/Panel.tsx';
import { KpiPanel } from './kpis/Panel.tsx';
import type { Address } from './shell/address.ts';
import type { Book } from './shell/books.ts';
import { EmptyBook } from './shell/EmptyBook.tsx';
import { Header, type View } from './shell/Header.tsx';
import { Brand, Sidebar } from './shell/Sidebar.tsx';
import styles from './shell/shell.module.css';
import { useAddress } from './shell/use-address.ts';
import { TransactionPanel } from './transactions/Panel.tsx';
import { Boundary, useAttempt } from './ui/Boundary.tsx';
import { classNames } from './ui/class-names.ts';

type Request = { address: Address; generation: number };

/** The page at its address. `generation` counts the changes of the figures that this page knows of. */
export function App() {
  const [address, go] = useAddress();
  const [generation, setGeneration] = useState(0);
  const wanted = useMemo(() => ({ address, generation }), [address, generation]);
  // Old figures stay, a little paler, until all the new ones are there.
  const shown = useDeferredValue(wanted);
  const [clients] = useState(() => new ClientShelf());
  const client = clients.take(shown.address.book, shown.generation);
  return (
    <ApolloProvider client={client}>
      <Boundary resetKey={`${shown.address.book} ${shown.generation}`}>
        <Suspense fallback={<FirstWait />}>
          <Page shown={shown} wanted={wanted} go={go} refresh={() => setGeneration((before) => before + 1)} />
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

type PageProps = { shown: Request; wanted: Request; go: (change: Partial<Address>) => void; refresh: () => void };

function Page({ shown, wanted, go, refresh }: PageProps) {
  const { data } = useSuspenseQuery(ShellOfBookDocument, { queryKey: useAttempt() });
  const { viewer, book } = data;
  const today = todayIn(book.timeZone, new Date());
  const isPending = shown !== wanted;
  const onImported = (bookId: string | null) => {
    // The demo company takes no imports: a file dropped there starts, or joins, a book of the reader's own.
    if (bookId !== null && bookId !== book.id) go({ book: bookId, period: null, currency: null });
    refresh();
  };
  const dropZone = viewer.scopes.includes('IMPORT') ? (
    <DropZone
      bookId={book.isDemo ? null : book.id}
      hint={book.isDemo ? 'It goes into a book of your own, beside the demo company.' : undefined}
      onImported={onImported}
    />
  ) : null;
  return (
    <div className={styles.app}>
      <a className={styles.skip} href="#main">
        Skip to content
      </a>
      <Sidebar viewer={viewer} book={book} go={go} />
      <main id="main" className={styles.main} tabIndex={-1}>
        <Header book={book} view={viewOf(wanted.address, book, today)} today={today} isPending={isPending} go={go} />
        <div className={classNames(styles.body, isPending && styles.stale)} aria-busy={isPending}>
          {book.transactionCount === 0 ? (
            <>
              <EmptyBook book={book}>{dropZone}</EmptyBook>
              <ImportPanel />
            </>
          ) : (
            <Panels view={viewOf(shown.address, book, today)} book={book} today={today} dropZone={dropZone} />
          )}
        </div>
      </main>
    </div>
  );
}

function viewOf(address: Address, book: Book, today: string): View {
  const choice = address.period ?? defaultPeriod(book, today);
  const range = rangeOf(choice, book.fiscalYearStartMonth, today);
  const compared = comparedRange(range, address.compare, today);
  return { choice, range, compared, compare: address.compare, currency: address.currency ?? book.currency };
}

/** From the glance to the detail. */
function Panels({ view, book, today, dropZone }: { view: View; book: Book; today: string; dropZone: ReactNode }) {
  const { range, compared, compare, currency } = view;
  const asOf = elapsedOf(range, today).to;
  // Days before the books began hold no spending: to draw them would only squeeze the rest.
  const spentBefore = compared && book.firstDate && compared.to >= book.firstDate ? compared : null;
  return (
    <>
      <KpiPanel range={range} compareTo={compare} currency={currency} course={courseOf(range, today)} />
      <ExpensePanel range={range} compared={spentBefore} interval={intervalOf(range)} currency={currency} />
      <div className={styles.details}>
        <BalanceSheetPanel asOf={asOf} comparedTo={compared?.to ?? null} currency={currency} />
        <div className={styles.rows}>
          <TransactionPanel range={range} />
          <ImportPanel>{dropZone}</ImportPanel>
        </div>
      </div>
    </>
  );
}
