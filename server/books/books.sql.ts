import { printDataVersion } from '../ledger/data-version.sql.ts';
import type { Sql } from '../ledger/sql.ts';
import type { SettingsChange } from './settings.ts';

/** True where another book has this name, whatever its case. */
export async function isNameTaken(sql: Sql, bookId: number, name: string): Promise<boolean> {
  const rows = await sql.query('select from book where id <> $1 and lower(name) = lower($2)', [bookId, name]);
  return rows.length > 0;
}

/** Writes what the change names. A book that already is so is not written. The caller settles the book. */
export async function changeSettings(sql: Sql, bookId: number, change: SettingsChange): Promise<void> {
  const isGiven = (key: keyof SettingsChange) => change[key] !== undefined;
  await sql.query(
    `with wanted as (
       select case when $2 then $3 else name end as name,
              case when $4 then $5 else currency end as currency,
              case when $6 then coalesce($7::smallint, 1) else fiscal_year_start_month end as month,
              case when $8 then coalesce($9, 'UTC') else time_zone end as time_zone
         from book where id = $1)
     update book b set name = w.name, currency = w.currency, fiscal_year_start_month = w.month, time_zone = w.time_zone
       from wanted w
      where b.id = $1
        and (b.name, b.currency, b.fiscal_year_start_month, b.time_zone) is distinct from (w.name, w.currency, w.month, w.time_zone)`,
    [
      bookId,
      isGiven('name'),
      change.name?.trim() ?? null,
      isGiven('currency'),
      change.currency ?? null,
      isGiven('fiscalYearStartMonth'),
      change.fiscalYearStartMonth ?? null,
      isGiven('timeZone'),
      change.timeZone ?? null,
    ],
  );
}

/** The currencies of each book, by name: those with a posting or a rate. */
export async function readCurrencies(sql: Sql, bookIds: readonly number[]): Promise<string[][]> {
  const rows = await sql.query<{ bookId: number; symbol: string }>(
    `select c.book_id as "bookId", c.symbol from commodity c
      where c.book_id = any ($1::int[])
        and (exists (select from posting p where p.book_id = c.book_id and p.commodity_id = c.id)
             or exists (select from price r where r.book_id = c.book_id and (r.commodity_id = c.id or r.quote_id = c.id)))
      order by c.symbol collate "C"`,
    [bookIds],
  );
  return bookIds.map((id) => rows.filter((row) => row.bookId === id).map((row) => row.symbol));
}

/** The data version of each book, as clients see it. */
export async function readVersions(sql: Sql, bookIds: readonly number[]): Promise<string[]> {
  const rows = await sql.query<{ bookId: number; ledger: string; rates: string }>(
    `select book_id as "bookId", coalesce(sum(n) filter (where domain = 'LEDGER'), 0)::bigint as ledger,
            coalesce(sum(n) filter (where domain = 'RATES'), 0)::bigint as rates
       from (select book_id, domain, folded as n from book_version where book_id = any ($1::int[])
             union all
             select book_id, domain, count(*) from book_change where book_id = any ($1::int[]) group by 1, 2) x
      group by 1`,
    [bookIds],
  );
  const versions = new Map(rows.map((row) => [row.bookId, { ledger: BigInt(row.ledger), rates: BigInt(row.rates) }]));
  return bookIds.map((id) => printDataVersion(versions.get(id) ?? { ledger: 0n, rates: 0n }));
}
