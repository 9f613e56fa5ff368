import { settleEntries } from '../../ledger/rollup/entry-columns.sql.ts';
import type { Sql } from '../../ledger/sql.ts';
import { ChartWriter } from '../chart-writer.sql.ts';
import { entryColumns } from '../entries.sql.ts';

/** Why an entry is on the shelf: each is part of a transfer, or a sync has found it gone from its file. */
type Reason = { readonly transferIds: readonly number[] } | { readonly syncId: number };

/**
 * Puts copies of entries on the shelf, whole: their rows with ids and fingerprints, and what is doubted of them. `transferIds`
 * stand in the order of `ids`.
 */
export async function copyToShelf(sql: Sql, bookId: number, ids: readonly string[], reason: Reason): Promise<void> {
  const rowsOf = (table: string, condition: string, row = 'to_jsonb(x)') =>
    `coalesce((select jsonb_agg(${row}) from ${table} x where x.book_id = $1 and ${condition}), '[]')`;
  await sql.query(
    `insert into shelved_entry (book_id, transaction_id, import_id, fingerprint, occurrence, transfer_id, sync_id, rows)
     select $1, t.id, t.import_id, t.fingerprint, t.occurrence, asked.transfer_id, $4::int, jsonb_build_object(
              'transaction', jsonb_build_array(to_jsonb(t) - 'folded'),
              'posting', ${rowsOf('posting', 'x.transaction_id = t.id', withAccount)},
              'residue', ${rowsOf('residue', 'x.transaction_id = t.id')},
              'possible_duplicate', ${rowsOf('possible_duplicate', '(x.transaction_id = t.id or x.other_id = t.id)')})
       from unnest($2::bigint[], $3::int[]) as asked (id, transfer_id)
       join transaction t on t.book_id = $1 and t.id = asked.id`,
    [bookId, ids, 'transferIds' in reason ? reason.transferIds : ids.map(() => null), 'syncId' in reason ? reason.syncId : null],
  );
}

/** A row `x` with its account's name: an account that nothing is posted to any more does not stay, and gets another number when it returns. */
export const withAccount =
  "to_jsonb(x) || jsonb_build_object('account', (select a.full_name from account a where a.book_id = $1 and a.id = x.account_id))";

/** Makes accounts again that went with the last of their postings. */
export async function bringAccountsBack(sql: Sql, bookId: number, shelved: string, parameters: readonly unknown[]): Promise<void> {
  const rows = await sql.query<{ name: string }>(
    `select distinct s.row ->> 'account' as name from (${shelved}) s (row)
      where s.row ->> 'account' is not null
        and not exists (select from account a where a.book_id = $1 and a.full_name = s.row ->> 'account')`,
    [bookId, ...parameters],
  );
  if (rows.length === 0) return;
  const chart = await ChartWriter.open(sql, bookId, null);
  await chart.addAccounts(rows.map(({ name }) => name));
}

/** Columns of a row `r` that was made of the JSON `s.row`; the account by its name. */
export function shelvedColumns(columns: readonly string[]): string {
  const account = "(select a.id from account a where a.book_id = $1 and a.full_name = s.row ->> 'account')";
  return columns.map((column) => (column === 'account_id' ? account : `r.${column}`)).join(', ');
}

/** Takes entries out of the book. Who wants them back has put them on the shelf before. */
export async function takeOut(sql: Sql, bookId: number, ids: readonly string[]): Promise<void> {
  for (const table of ['residue', 'posting'])
    await sql.query(`delete from ${table} where book_id = $1 and transaction_id = any ($2::bigint[])`, [bookId, ids]);
  await sql.query('delete from transaction where book_id = $1 and id = any ($2::bigint[])', [bookId, ids]);
}

/** Puts entries back from the shelf as they were. Their identities must be free in the book. The caller settles the book. */
export async function putBack(sql: Sql, bookId: number, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  for (const table of ['transaction', 'posting', 'residue'] as const) await insertShelved(sql, bookId, ids, table, entryColumns[table]);
  // Of two entries that are in doubt about one another the first to come back would speak of one that is not there.
  await insertShelved(
    sql,
    bookId,
    ids,
    'possible_duplicate',
    ['book_id', 'transaction_id', 'other_id', 'import_id', 'verdict'],
    `where (select count(*) from transaction t where t.book_id = $1 and t.id in (r.transaction_id, r.other_id)) = 2 on conflict do nothing`,
  );
  await forgetShelved(sql, bookId, ids);
  await settleEntries(sql, bookId, ids);
}

/** Gives entries that are in the book, but were changed, the postings that their copies have. */
export async function putPostingsBack(sql: Sql, bookId: number, ids: readonly string[]): Promise<void> {
  await sql.query('delete from posting where book_id = $1 and transaction_id = any ($2::bigint[])', [bookId, ids]);
  await insertShelved(sql, bookId, ids, 'posting', entryColumns.posting);
  await sql.query(
    `update transaction t set largest_amount = (s.rows -> 'transaction' -> 0 ->> 'largest_amount')::numeric
       from shelved_entry s where t.book_id = $1 and s.book_id = $1 and s.transaction_id = t.id and t.id = any ($2::bigint[])`,
    [bookId, ids],
  );
  await sql.query(
    `update posting p set is_counted = not t.is_set_aside, is_closing = t.is_closing from transaction t
      where t.book_id = $1 and t.id = any ($2::bigint[]) and (t.is_set_aside or t.is_closing) and p.book_id = $1 and p.transaction_id = t.id`,
    [bookId, ids],
  );
  await forgetShelved(sql, bookId, ids);
  await settleEntries(sql, bookId, ids);
}

/** Columns are named, since the table may have got others since, whose defaults hold then. */
async function insertShelved(
  sql: Sql,
  bookId: number,
  ids: readonly string[],
  table: string,
  columns: readonly string[],
  tail = '',
): Promise<void> {
  const shelved = `
    select e from shelved_entry cross join lateral jsonb_array_elements(rows -> '${table}') e
     where book_id = $1 and transaction_id = any ($2::bigint[])`;
  if (columns.includes('account_id')) await bringAccountsBack(sql, bookId, shelved, [ids]);
  await sql.query(
    `insert into ${table} (${columns.join(', ')})
     select ${shelvedColumns(columns)}
       from (${shelved}) s (row) cross join lateral jsonb_populate_record(null::${table}, s.row) r ${tail}`,
    [bookId, ids],
  );
}

async function forgetShelved(sql: Sql, bookId: number, ids: readonly string[]): Promise<void> {
  await sql.query('delete from shelved_entry where book_id = $1 and transaction_id = any ($2::bigint[])', [bookId, ids]);
}
