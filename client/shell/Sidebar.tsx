import { printDate } from '../format/date.ts';
import { count } from '../format/money.ts';
import type { Address } from './address.ts';
import type { Book, Viewer } from './books.ts';
import styles from './shell.module.css';
import { ThemeSwitch } from './ThemeSwitch.tsx';

const sections = [
  { id: 'key-figures', label: 'Key figures', path: 'M3 14l4-5 4 3 6-8' },
  { id: 'expenses', label: 'Expenses', path: 'M3 17V9m5 8V4m5 13v-6m5 6V7' },
  { id: 'balance-sheet', label: 'Balance sheet', path: 'M10 3v14M5 17h10M4 6h12M4 6l-2 6h4zM16 6l-2 6h4z' },
  { id: 'transactions', label: 'Transactions', path: 'M3 5h14M3 10h14M3 15h9' },
  { id: 'imports', label: 'Imports', path: 'M10 3v10m0 0 4-4m-4 4L6 9M3 17h14' },
];

type Props = { viewer: Viewer; book: Book; go: (change: Partial<Address>) => void };

/** Brand, the parts of the page, and the book that is shown. */
export function Sidebar({ viewer, book, go }: Props) {
  return (
    <aside className={styles.sidebar}>
      <Brand />
      {book.transactionCount > 0 ? (
        <nav aria-label="On this page" className={styles.nav}>
          {sections.map(({ id, label, path }) => (
            <a key={id} href={`#${id}`}>
              <svg viewBox="0 0 20 20" aria-hidden="true">
                <path d={path} />
              </svg>
              {label}
            </a>
          ))}
        </nav>
      ) : null}
      <div className={styles.foot}>
        <BookChoice viewer={viewer} book={book} go={go} />
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
      </div>
    </aside>
  );
}

export function Brand() {
  return (
    <div className={styles.brand}>
      <svg viewBox="0 0 26 26" aria-hidden="true">
        <circle cx="13" cy="13" r="11.5" />
        <path d="M13 13V1.5A11.5 11.5 0 0 1 24.5 13z" />
      </svg>
      Farthing
    </div>
  );
}

/** Another book starts from its own default period and currency: those of the last one mean nothing in it. */
function BookChoice({ viewer, book, go }: Props) {
  const books = viewer.books.edges.map((edge) => edge.node);
  if (books.length < 2) return <b className={styles.bookName}>{book.name}</b>;
  return (
    <label className={styles.select}>
      <select aria-label="Book" value={book.id} onChange={(event) => go({ book: event.target.value, period: null, currency: null })}>
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
