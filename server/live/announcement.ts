import type { DataVersion } from '../ledger/data-version.sql.ts';

/** The parts of a book's state that figures depend on. */
export type FigureVersion = Pick<DataVersion, 'ledger' | 'rates'>;

export type Announcement =
  | { readonly kind: 'book'; readonly bookId: number; readonly version: FigureVersion }
  | { readonly kind: 'import'; readonly bookId: number; readonly importId: number }
  /** Somebody may do less than before. */
  | { readonly kind: 'access' };

/** What a writer announced; null for what is none of ours. */
export function parseAnnouncement(text: string): Announcement | null {
  if (text === 'access') return { kind: 'access' };
  const book = /^book (\d+) (\d+) (\d+)$/.exec(text);
  if (book) return { kind: 'book', bookId: Number(book[1]), version: { ledger: BigInt(book[2]!), rates: BigInt(book[3]!) } };
  const read = /^import (\d+) (\d+)$/.exec(text);
  return read && { kind: 'import', bookId: Number(read[1]), importId: Number(read[2]) };
}
