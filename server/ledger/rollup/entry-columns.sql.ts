import type { Sql } from '../sql.ts';
import type { EntryAccount } from './entry-columns.ts';

/**
 * What a posting is within its entry (`entry-columns.ts` says the same of entries on their way in), as SQL over `p` (postings of whole entries) joined with its account `a` and with
 * `window entry as (partition by p.transaction_id)`. In this order: cash_date, is_opening, is_closing_shape.
 *
 * A counter-posting stands against cash: its `cash_date` is the day the entry's cash first moved. Conversion accounts
 * only hold the two sides of exchanges, and virtual postings outside the balance have nothing against them: neither is one.
 * An entry brings opening balances where some counter-posting is on such an equity account and none is income or expense.
 * It has the shape of a closing entry where it moves two or more income or expense accounts into equity and nothing else.
 */
const entryColumns = [
  `case when ${isCounter()} then ${cashDate()} end`,
  `coalesce(${isCounter()} and ${cashDate()} is not null
            and bool_or(a.is_opening) filter (where ${isCounter()}) over entry
            and bool_and(a.type in ('ASSET', 'LIABILITY', 'EQUITY')) filter (where ${isCounter()}) over entry, false)`,
  `coalesce(bool_and(a.type in ('REVENUE', 'EXPENSE', 'EQUITY')) over entry and bool_or(a.type = 'EQUITY') over entry
            and min(p.account_id) filter (where a.type in ('REVENUE', 'EXPENSE')) over entry
              <> max(p.account_id) filter (where a.type in ('REVENUE', 'EXPENSE')) over entry, false)`,
] as const;

function isCounter(): string {
  return "(a.role is distinct from 'CASH' and not a.is_conversion and p.kind <> 'UNBALANCED_VIRTUAL')";
}

function cashDate(): string {
  return "min(p.date) filter (where a.role = 'CASH' and p.kind <> 'UNBALANCED_VIRTUAL') over entry";
}

/** As far as `entryColumns` ask: two classifications with the same text give the same columns. Over `account a`. */
const classificationText = `concat_ws(' ', a.type, case when a.role = 'CASH' then 'cash' end, case when a.is_conversion then 'conversion' end,
  case when a.is_opening then 'opening' end)`;

/** Every account as `entryColumnsOf` asks for it, by id. */
export async function readEntryAccounts(sql: Sql, bookId: number): Promise<Map<number, EntryAccount>> {
  const rows = await sql.query<EntryAccount>(
    `select id, type, coalesce(role = 'CASH', false) as "isCash", is_conversion as "isConversion", is_opening as "isOpening"
       from account where book_id = $1`,
    [bookId],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** Derives the columns of these entries anew. */
export async function settleEntries(sql: Sql, bookId: number, transactionIds: readonly string[]): Promise<void> {
  await update(sql, bookId, 'select unnest($2::bigint[])', transactionIds);
}

/**
 * Derives the columns of all entries anew that touch an account whose classification is another than when they were
 * derived last. Nothing in most writes.
 */
export async function settleReclassified(sql: Sql, bookId: number): Promise<void> {
  const accounts = await sql.query<{ id: number }>(
    `update account a set entries_as = ${classificationText}
      where a.book_id = $1 and a.entries_as is distinct from ${classificationText} returning a.id`,
    [bookId],
  );
  if (accounts.length === 0) return;
  const touching = 'select transaction_id from posting where book_id = $1 and account_id = any ($2::int[])';
  await update(
    sql,
    bookId,
    touching,
    accounts.map(({ id }) => id),
  );
}

/** Notes that new accounts, which nothing is posted to yet, are taken as they are classified now. */
export async function acceptClassification(sql: Sql, bookId: number, accountIds: readonly number[]): Promise<void> {
  await sql.query(`update account a set entries_as = ${classificationText} where a.book_id = $1 and a.id = any ($2::int[])`, [
    bookId,
    accountIds,
  ]);
}

async function update(sql: Sql, bookId: number, entries: string, ids: readonly unknown[]): Promise<void> {
  const [cashDate, isOpening, isClosingShape] = entryColumns;
  await sql.query(
    `with derived as (
       select p.transaction_id, p.position, ${cashDate} as cash_date, ${isOpening} as is_opening, ${isClosingShape} as is_closing_shape
         from posting p join account a on a.book_id = $1 and a.id = p.account_id
        where p.book_id = $1 and p.transaction_id in (${entries})
       window entry as (partition by p.transaction_id))
     update posting p set cash_date = d.cash_date, is_opening = d.is_opening, is_closing_shape = d.is_closing_shape
       from derived d
      where p.book_id = $1 and p.transaction_id = d.transaction_id and p.position = d.position
        and (p.cash_date, p.is_opening, p.is_closing_shape) is distinct from (d.cash_date, d.is_opening, d.is_closing_shape)`,
    [bookId, ids],
  );
}
