import { createBook, type NewBook, readBooks, readDefaultBook, unnamedBook } from './books.sql.ts';
import type { Sql } from './sql.ts';

/** How a book is made that nobody described. */
export type NewBookSettings = Pick<NewBook, 'currency' | 'fiscalYearStartMonth' | 'timeZone'>;

/** Where an import goes; `created` where the book was made for it. */
export interface ImportBook {
  readonly id: number;
  readonly name: string;
  readonly created: boolean;
}

/**
 * The book that an import goes to when nobody names one: the default. The demo company takes no imports; where it is
 * all there is, "My books" is made and becomes the default.
 */
export async function bookForImport(sql: Sql, settings: NewBookSettings, now: Date): Promise<ImportBook> {
  const byDefault = await readDefaultBook(sql);
  if (byDefault && !byDefault.isDemo) return { id: byDefault.id, name: byDefault.name, created: false };
  const own = (await readBooks(sql)).find((book) => !book.isDemo);
  if (own) return { id: own.id, name: own.name, created: false };
  try {
    const id = await createBook(sql, { ...settings, name: unnamedBook, isDemo: false }, true, now);
    return { id, name: unnamedBook, created: true };
  } catch (error) {
    // Two imports at the same time: the other one has made it.
    const made = (await readBooks(sql)).find((book) => book.name === unnamedBook);
    if (!made) throw error;
    return { id: made.id, name: made.name, created: false };
  }
}

/** Why the demo company takes no imports, and what to do instead. */
export const demoRefusal =
  'The demo company keeps the books it came with. Name a book of your own with the farthing-book header, or make one: npm run farthing -- book create NAME.';
