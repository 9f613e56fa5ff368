import type { BooksSize } from '../books/entries.ts';

export const storeKinds = ['embedded', 'postgres'] as const;
export type StoreKind = (typeof storeKinds)[number];

/** Books of one size, by the name that they have on the command line, in files and in the report. */
export interface Sized {
  readonly label: string;
  readonly size: BooksSize;
}

const unit = { '': 1, k: 1_000, m: 1_000_000 } as const;

/** `10k`, `1m`: so many postings. Throws with what is wanted instead. */
export function parseSize(text: string): Sized {
  return { label: text.toLowerCase(), size: { postings: parseCount(text, 'a size such as 10k, 100k, 1m or 10m') } };
}

/** `1m-transactions`: so many entries. Throws with what is wanted instead. */
export function parseJournal(text: string): Sized {
  const wanted = 'a journal such as 1m-transactions';
  const count = /^(.+)-transactions$/i.exec(text)?.[1];
  if (count === undefined) throw new Error(`"${text}" is not ${wanted}.`);
  return { label: text.toLowerCase(), size: { transactions: parseCount(count, wanted) } };
}

function parseCount(text: string, wanted: string): number {
  const [, digits, letter] = /^(\d{1,4})([km]?)$/i.exec(text) ?? [];
  const count = Number(digits) * unit[(letter ?? '').toLowerCase() as keyof typeof unit];
  // The opening entries alone have some thirty postings.
  if (!(count >= 100)) throw new Error(`"${text}" is not ${wanted}.`);
  return count;
}

export function parseStore(text: string): StoreKind {
  const found = storeKinds.find((kind) => kind === text);
  if (!found) throw new Error(`"${text}" is not a store: ${storeKinds.join(' or ')}.`);
  return found;
}

/** Text with commas into a list, each item by `parse`; nothing for `none`. */
export function parseList<T>(text: string, parse: (item: string) => T): T[] {
  if (text === 'none') return [];
  return text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '')
    .map(parse);
}

/** How many postings books have, about, where they were asked for by entries. */
export function postingsOf(size: BooksSize): number {
  return 'postings' in size ? size.postings : size.transactions * 2.5;
}
