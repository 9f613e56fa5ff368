import { type BookSettings, readBookSettings } from './frame.sql.ts';
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

/** Makes a book, and makes it the default where `asDefault`. Returns its id. Throws where the name is taken. */
export async function createBook(sql: Sql, book: NewBook, asDefault: boolean, now: Date): Promise<number> {
  if (asDefault) await sql.query('update book set is_default = false where is_default');
  const [row] = await sql.query<{ id: number }>(
    `insert into book (name, currency, fiscal_year_start_month, time_zone, is_demo, is_default, created_at)
     values ($1, $2, $3, $4, $5, $6, $7) returning id`,
    [book.name, book.currency, book.fiscalYearStartMonth, book.timeZone, book.isDemo, asDefault, now],
  );
  return row!.id;
}

/** All books, in the order in which they were made. */
export async function readBooks(sql: Sql): Promise<BookSettings[]> {
  const rows = await sql.query<{ id: number }>('select id from book order by id');
  return Promise.all(rows.map(async ({ id }) => (await readBookSettings(sql, id))!));
}

/** The book that serves where none is named: the default, else the first. Null where there is none. */
export async function readDefaultBook(sql: Sql): Promise<BookSettings | null> {
  const [row] = await sql.query<{ id: number }>('select id from book order by is_default desc, id limit 1');
  return row ? readBookSettings(sql, row.id) : null;
}

/** A book by its id (`book_1`) or its name, whatever its case. Null where there is none. */
export async function findBook(sql: Sql, nameOrId: string): Promise<BookSettings | null> {
  const id = parseNodeId(nameOrId);
  if (id?.kind === 'Book') return readBookSettings(sql, id.bookId);
  const [row] = await sql.query<{ id: number }>('select id from book where lower(name) = lower($1)', [nameOrId]);
  return row ? readBookSettings(sql, row.id) : null;
}
