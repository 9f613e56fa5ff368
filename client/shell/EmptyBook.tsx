import { ImportDrop } from '../imports/ImportDrop.tsx';
import { ImportPanel } from '../imports/Panel.tsx';
import type { Book } from './books.ts';
import styles from './shell.module.css';

/** A book without entries has no figures to show, so it shows the two ways to get some. */
export function EmptyBook({ book }: { book: Book }) {
  return (
    <>
      <section className={styles.emptyBook} aria-labelledby="empty-book">
        <h2 id="empty-book">{book.name} has no entries yet</h2>
        <p>Bring in a journal, and this page fills with its figures. Nothing leaves this machine.</p>
        <ImportDrop />
        <p>Or from a terminal, in Farthing’s folder:</p>
        <pre>
          <code>{`npm run farthing -- import --book ${book.id} your.journal`}</code>
        </pre>
      </section>
      <ImportPanel />
    </>
  );
}
