import { goShared } from '../address/use-address.tsx';
import { useShell } from '../shell/use-shell.ts';
import { DropZone } from './DropZone.tsx';

/** Where files of the book come in, for whoever may bring some. */
export function ImportDrop() {
  const { viewer, book, refresh } = useShell();
  if (!viewer.scopes.includes('IMPORT')) return null;
  const onImported = (bookId: string | null) => {
    // The demo company takes no imports: a file dropped there starts, or joins, a book of the reader's own.
    if (bookId !== null && bookId !== book.id) goShared({ book: bookId, period: null, in: null });
    refresh();
  };
  return (
    <DropZone
      bookId={book.isDemo ? null : book.id}
      hint={book.isDemo ? 'It goes into a book of your own, beside the demo company.' : undefined}
      onImported={onImported}
    />
  );
}
