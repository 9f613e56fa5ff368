import { type BookState, readBookState } from '../ledger/book-state.sql.ts';
import type { Store } from '../store/open-store.ts';
import { SharedReads } from './shared-reads.ts';

const states = new WeakMap<Store, SharedReads<number | null, BookState | null>>();

/** Reads the state of a book, or null's: of the default one. Requests that come together share a read. */
export function statesOf(store: Store): SharedReads<number | null, BookState | null> {
  let reads = states.get(store);
  if (!reads) {
    reads = new SharedReads((bookId) => readBookState(store.asking, bookId));
    states.set(store, reads);
  }
  return reads;
}
