import { randomInt } from 'node:crypto';
import { type BookSettings, bookColumns, readBookSettings } from './frame.sql.ts';
import { parseNodeId } from './node-id.ts';
import type { Sql } from './sql.ts';

export interface NewBook {
  readonly name: string;
  /** Null: decided by the first import. */
  readonly currency: string | null;
  /** 1 to 12. */
  readonly fiscalYearStartMonth: number;
  /** IANA name. */
  readonly timeZone: string;
  readonly isDemo: boolean;
}

/** The name that a book gets when nobody names it. */
export const unnamedBook = 'My books';

/**
 * Generations begin anywhere below, so that states of two databases are told apart even where both are copies of one: embedded
 * ones begin as the empty database of the build.
 */
const generationsMax = 2 ** 30;

/** Makes a book, and makes it the default where `asDefault`. Returns its id. Throws where the name is taken. */
export async function createBook(sql: Sql, book: NewBook, asDefault: boolean, now: Date): Promise<number> {
  const [row] = await sql.query<{ id: number }>(
    `insert into book (name, currency, fiscal_year_start_month, time_zone, is_demo, created_at, cache_generation)
     values ($1, $2, $3, $4, $5, $6, $7) returning id`,
    [book.name, book.currency, book.fiscalYearStartMonth, book.timeZone, book.isDemo, now, randomInt(generationsMax)],
  );
  if (asDefault) await makeDefault(sql, row!.id);
  return row!.id;
}

/** Makes a book the one that serves where none is named. One statement, so that there is never none or two. */
export async function makeDefault(sql: Sql, bookId: number): Promise<void> {
  await sql.query('update book set is_default = (id = $1) where is_default <> (id = $1)', [bookId]);
}

/** All books, in the order in which they were made. */
export async function readBooks(sql: Sql): Promise<BookSettings[]> {
  return sql.query<BookSettings>(`select ${bookColumns} from book order by id`);
}

/** The book that serves where none is named: the default, else the first. Null where there is none. */
export async function readDefaultBook(sql: Sql): Promise<BookSettings | null> {
  const [row] = await sql.query<{ id: number }>('select id from book order by is_default desc, id limit 1');
  return row ? readBookSettings(sql, row.id) : null;
}

/** The books of this id (`book_1`) or this name, whatever its case: books of several owners may be called alike. */
export async function findBooks(sql: Sql, nameOrId: string): Promise<BookSettings[]> {
  const id = parseNodeId(nameOrId);
  if (id?.kind !== 'Book')
    return sql.query<BookSettings>(`select ${bookColumns} from book where lower(name) = lower($1) order by id`, [nameOrId]);
  const book = await readBookSettings(sql, id.bookId);
  return book ? [book] : [];
}
