import { memo, useState } from 'react';
import { goShared, PageLink, useHrefs } from '../address/use-address.tsx';
import { printDate } from '../format/date.ts';
import { count } from '../format/money.ts';
import { pageAt, pages } from '../pages.ts';
import { Brand } from './Brand.tsx';
import type { Page } from './page.ts';
import { openPalette } from './palette-door.ts';
import { signOut } from './session.ts';
import styles from './shell.module.css';
import { ThemeSwitch } from './ThemeSwitch.tsx';
import { useShell } from './use-shell.ts';

const groups: Record<Page['group'], string> = { reports: 'Reports', books: 'The books', house: 'Upkeep' };

type Props = {
  wantedPath: string;
  /** Another number draws it anew: the reader chose another way of writing dates and numbers. */
  writing: number;
};

/** Brand, the pages, and the book that is shown. On narrow screens a bar at the top, whose menu holds the same. */
export const Sidebar = memo(function Sidebar({ wantedPath }: Props) {
  const [isOpen, setOpen] = useState(false);
  return (
    <aside className={styles.sidebar} data-open={isOpen}>
      <Brand />
      <button type="button" className={styles.find} onClick={() => openPalette()}>
        <Sign d="M9 15A6 6 0 1 0 9 3a6 6 0 0 0 0 12zm4.3-1.7L17 17" />
        <span>Go to…</span>
        <kbd>Ctrl K</kbd>
      </button>
      <button type="button" className={styles.menu} aria-expanded={isOpen} aria-controls="pages" onClick={() => setOpen(!isOpen)}>
        <Sign d={isOpen ? 'M5 5l10 10M15 5 5 15' : 'M3 5h14M3 10h14M3 15h14'} />
        <span>Menu</span>
      </button>
      <div className={styles.drawer} id="pages">
        <Navigation wantedPath={wantedPath} onGo={() => setOpen(false)} />
        <Foot />
      </div>
    </aside>
  );
});

function Navigation({ wantedPath, onGo }: { wantedPath: string; onGo: () => void }) {
  const { viewer } = useShell();
  const hrefTo = useHrefs();
  const current = pageAt(wantedPath);
  const seen = pages.filter(({ scope }) => scope === undefined || viewer.scopes.includes(scope));
  return (
    <nav aria-label="Pages" className={styles.nav}>
      {Object.entries(groups).map(([group, label]) => {
        const listed = seen.filter((page) => page.group === group);
        if (listed.length === 0) return null;
        return (
          <section key={group} aria-label={label}>
            <h2>{label}</h2>
            {listed.map((page) => (
              <PageLink
                key={page.path}
                href={hrefTo(page.path)}
                aria-current={page === current ? 'page' : undefined}
                onClick={onGo}
                onPointerEnter={page.preload}
                onFocus={page.preload}
              >
                <Sign d={page.icon} />
                {page.title}
              </PageLink>
            ))}
          </section>
        );
      })}
    </nav>
  );
}

function Sign({ d }: { d: string }) {
  return (
    <svg viewBox="0 0 20 20" aria-hidden="true">
      <path d={d} />
    </svg>
  );
}

function Foot() {
  const { viewer, book } = useShell();
  return (
    <div className={styles.foot}>
      <BookChoice />
      <p>
        {count(book.transactionCount)} {book.transactionCount === 1 ? 'transaction' : 'transactions'}
        {book.lastDate ? (
          <>
            <br />
            last entry {printDate(book.lastDate)}
          </>
        ) : null}
      </p>
      <ThemeSwitch />
      {viewer.email ? (
        <div className={styles.viewer}>
          <span title={viewer.email}>{viewer.email}</span>
          <button type="button" onClick={() => void signOut()}>
            Sign out
          </button>
        </div>
      ) : null}
    </div>
  );
}

/** Another book starts from its own default period and currency: those of the last one mean nothing in it. */
function BookChoice() {
  const { viewer, book } = useShell();
  const books = viewer.books.edges.map((edge) => edge.node);
  if (books.length < 2) return <b className={styles.bookName}>{book.name}</b>;
  return (
    <label className={styles.select}>
      <select aria-label="Book" value={book.id} onChange={(event) => goShared({ book: event.target.value, period: null, in: null })}>
        {books.map((one) => (
          <option key={one.id} value={one.id}>
            {one.name}
            {one.isDemo ? ' (demo)' : ''}
          </option>
        ))}
      </select>
    </label>
  );
}
