import type { Sql } from '../../ledger/sql.ts';
import { bringAccountsBack, putBack, shelvedColumns, withAccount } from './shelf.sql.ts';

/** What a sync takes out beside entries, with the columns that bring it back. */
const columns = {
  price: ['book_id', 'id', 'import_id', 'on_date', 'commodity_id', 'rate', 'quote_id', 'source'],
  account_declaration: ['book_id', 'import_id', 'account_id', 'position', 'type', 'role'],
  commodity_declaration: ['book_id', 'import_id', 'commodity_id', 'digits'],
  stated_balance: ['book_id', 'import_id', 'account_id', 'commodity_id', 'on_date', 'amount', 'source_file', 'source_line'],
} as const satisfies Record<string, readonly string[]>;

const isOfAccount = (names: readonly string[]) => names.includes('account_id');

/** Takes rows out of a table until the sync is undone. `condition` may use $1, the book, $2, the sync, and what follows. */
export async function moveRowsToShelf(
  sql: Sql,
  bookId: number,
  syncId: number,
  table: keyof typeof columns,
  condition: string,
  parameters: readonly unknown[],
): Promise<void> {
  await sql.query(
    `with gone as (
       delete from ${table} x where x.book_id = $1 and ${condition}
       returning x.import_id, ${isOfAccount(columns[table]) ? withAccount : 'to_jsonb(x)'} as row)
     insert into shelved_row (book_id, import_id, sync_id, source, row) select $1, import_id, $2::int, '${table}', row from gone`,
    [bookId, syncId, ...parameters],
  );
}

/** Nothing of an undone import comes back. */
export async function forgetShelfOf(sql: Sql, bookId: number, importId: number): Promise<void> {
  for (const table of ['shelved_entry', 'shelved_row'])
    await sql.query(`delete from ${table} where book_id = $1 and import_id = $2`, [bookId, importId]);
}

/**
 * Brings back what a sync took out that is undone, as if it had never run: where the same file was synced again later, that
 * sync would have taken it out, and has it from now on. An entry that has come in again meanwhile stays away for as long as that is
 * there, which is why every undo asks for what earlier ones left.
 */
export async function restoreFromSync(sql: Sql, bookId: number, importId: number): Promise<void> {
  for (const table of ['shelved_entry', 'shelved_row']) {
    await sql.query(
      `update ${table} x set sync_id = later.id
         from (select min(l.id) as id from import i
                 join import l on l.book_id = $1 and l.file_name = i.file_name and l.id > i.id and l.is_sync and l.status = 'SUCCEEDED' and not l.dry_run
                where i.book_id = $1 and i.id = $2) later
        where x.book_id = $1 and x.sync_id = $2 and later.id is not null`,
      [bookId, importId],
    );
  }
  const rows = await sql.query<{ id: string; importId: number }>(
    `select distinct on (s.fingerprint, s.occurrence) s.transaction_id as id, s.import_id as "importId"
       from shelved_entry s join import i on i.book_id = $1 and i.id = s.sync_id and i.status = 'UNDONE'
      where s.book_id = $1
        and not exists (select from transaction t where t.book_id = $1 and t.fingerprint = s.fingerprint and t.occurrence = s.occurrence)
        and not exists (select from shelved_entry o
                         where o.book_id = $1 and o.fingerprint = s.fingerprint and o.occurrence = s.occurrence and o.transfer_id is not null)
      order by s.fingerprint, s.occurrence, s.transaction_id`,
    [bookId],
  );
  await putBack(
    sql,
    bookId,
    rows.map(({ id }) => id),
  );
  const others = await putRowsBack(sql, bookId);
  const importIds = [...new Set([...rows.map(({ importId: id }) => id), ...others])];
  if (importIds.length > 0) await correctRecords(sql, bookId, importIds);
}

const wanted = (table: string) => `
  select x.row from shelved_row x join import i on i.book_id = $1 and i.id = x.sync_id and i.status = 'UNDONE'
   where x.book_id = $1 and x.source = '${table}'`;

/** Rates, declarations and stated balances; returns whose they are. */
async function putRowsBack(sql: Sql, bookId: number): Promise<number[]> {
  const importIds: number[] = [];
  for (const [table, names] of Object.entries(columns)) {
    if (isOfAccount(names)) await bringAccountsBack(sql, bookId, wanted(table), []);
    const rows = await sql.query<{ importId: number }>(
      `with s as (
         delete from shelved_row x using import i
          where x.book_id = $1 and x.source = '${table}' and i.book_id = $1 and i.id = x.sync_id and i.status = 'UNDONE' returning x.row)
       insert into ${table} (${names.join(', ')})
       select ${shelvedColumns(names)} from s cross join lateral jsonb_populate_record(null::${table}, s.row) r
       on conflict do nothing returning import_id as "importId"`,
      [bookId],
    );
    importIds.push(...rows.map(({ importId }) => importId));
  }
  return importIds;
}

/** Of imports that have got entries back: the day they begin, and what decides the book's currency. */
async function correctRecords(sql: Sql, bookId: number, importIds: readonly number[]): Promise<void> {
  await sql.query(
    `with entry as (
       select t.import_id, t.date, p.date as posting_date, p.commodity_id
         from transaction t join posting p on p.book_id = $1 and p.transaction_id = t.id
        where t.book_id = $1 and t.import_id = any ($2::int[])),
     days as (select import_id, min(date) as first_date, min(posting_date) as first_posting_date from entry group by 1),
     main as (
       select distinct on (import_id) import_id, c.symbol
         from (select import_id, commodity_id, count(*) as n from entry group by 1, 2) x
         join commodity c on c.book_id = $1 and c.id = x.commodity_id and c.symbol <> ''
        order by import_id, n desc, commodity_id)
     update import i set first_date = least(i.first_date, d.first_date), first_posting_date = d.first_posting_date, main_commodity = coalesce(i.main_commodity, m.symbol)
       from days d left join main m on m.import_id = d.import_id
      where i.book_id = $1 and i.id = d.import_id`,
    [bookId, importIds],
  );
}
