import { makeDefault } from './books.sql.ts';
import type { Sql } from './sql.ts';

/** What may be changed of a book; what is left out stays. A null currency: decided by the first import again. */
export interface BookChange {
  readonly name?: string;
  readonly currency?: string | null;
  /** 1 to 12. */
  readonly fiscalYearStartMonth?: number;
  /** IANA name. */
  readonly timeZone?: string;
  /** Makes it the one that serves where none is named. */
  readonly asDefault?: boolean;
}

export async function setBook(sql: Sql, bookId: number, change: BookChange): Promise<void> {
  if (change.asDefault) await makeDefault(sql, bookId);
  await sql.query(
    `update book set name = coalesce($2, name), currency = case when $3 then $4 else currency end,
            fiscal_year_start_month = coalesce($5, fiscal_year_start_month), time_zone = coalesce($6, time_zone)
      where id = $1`,
    [
      bookId,
      change.name ?? null,
      change.currency !== undefined,
      change.currency ?? null,
      change.fiscalYearStartMonth ?? null,
      change.timeZone ?? null,
    ],
  );
}

/** In an order that no reference stands against. */
const tables = [
  'residue',
  'posting',
  'transaction',
  'price',
  'commodity_declaration',
  'account_declaration',
  'import_problem',
  'import',
  'commodity',
  'account',
  'book_change',
  'book_version',
];

/** Deletes a book with all that it holds. Run it in a transaction. */
export async function deleteBook(sql: Sql, bookId: number): Promise<void> {
  for (const table of tables) await sql.query(`delete from ${table} where book_id = $1`, [bookId]);
  // Deleting the rows above was itself noted as change.
  await sql.query('delete from book_change where book_id = $1', [bookId]);
  await sql.query('delete from book where id = $1', [bookId]);
}
