import { classify } from './classify.ts';
import { foldChanges } from './data-version.sql.ts';
import type { Sql } from './sql.ts';
import { readUnclassified } from './unclassified.sql.ts';

/** The first of the two numbers of a book's advisory lock; the second is the book's id. */
export const bookLock = 1178686056;

/** Takes the book's lock for the rest of the transaction: writes to one book follow one another. */
export async function lockBook(sql: Sql, bookId: number): Promise<void> {
  await sql.query('select pg_advisory_xact_lock($1, $2)', [bookLock, bookId]);
}

/**
 * Brings all that is derived up to date with what was written: classification, closing entries, opening entries that
 * repeat other files, first and last day. Every write ends with it, inside its own transaction and under `lockBook`.
 */
export async function settleBook(sql: Sql, bookId: number): Promise<void> {
  await settleAccounts(sql, bookId);
  await settleDeclarations(sql, bookId);
  await settleClassification(sql, bookId);
  // Before closing entries are looked for: only postings that count make up the balances that they empty.
  await settleRepeatedOpenings(sql, bookId);
  await settleClosingEntries(sql, bookId);
  await settleBookFacts(sql, bookId);
  await foldChanges(sql, bookId);
}

/** The latest file that declares something of an account or commodity decides. */
async function settleDeclarations(sql: Sql, bookId: number): Promise<void> {
  await sql.query(
    `with latest as (
       select a.id,
              (select d.type from account_declaration d where d.book_id = $1 and d.account_id = a.id and d.type is not null
                order by d.import_id desc limit 1) as type,
              (select d.role from account_declaration d where d.book_id = $1 and d.account_id = a.id and d.role is not null
                order by d.import_id desc limit 1) as role,
              (select d.import_id * 10000000::bigint + d.position from account_declaration d where d.book_id = $1 and d.account_id = a.id
                order by d.import_id limit 1) as position
         from account a where a.book_id = $1)
     update account a set declared_type = l.type, declared_role = l.role, position = l.position
       from latest l where a.book_id = $1 and a.id = l.id
        and (a.declared_type, a.declared_role, a.position) is distinct from (l.type, l.role, l.position)`,
    [bookId],
  );
  await sql.query(
    `update commodity c set digits = x.digits
       from (select c.id, coalesce(max(d.digits), 0) as digits from commodity c
               left join commodity_declaration d on d.book_id = $1 and d.commodity_id = c.id
              where c.book_id = $1 group by c.id) x
      where c.book_id = $1 and c.id = x.id and c.digits <> x.digits`,
    [bookId],
  );
}

/** Accounts that nothing is posted to, declares or classifies, nor any below them: an undone file leaves none behind. */
async function settleAccounts(sql: Sql, bookId: number): Promise<void> {
  await sql.query(
    `delete from account where book_id = $1 and id not in (
       select unnest(a.path) from account a
        where a.book_id = $1
          and (a.chosen_type is not null or a.chosen_role is not null
               or exists (select from posting p where p.book_id = $1 and p.account_id = a.id)
               or exists (select from account_declaration d where d.book_id = $1 and d.account_id = a.id)))`,
    [bookId],
  );
}

async function settleClassification(sql: Sql, bookId: number): Promise<void> {
  const found = [...classify(await readUnclassified(sql, bookId))];
  await sql.query(
    `update account a set type = x.type, role = x.role, role_inferred = x.role_inferred, is_conversion = x.is_conversion
       from unnest($2::int[], $3::text[], $4::text[], $5::boolean[], $6::boolean[]) as x (id, type, role, role_inferred, is_conversion)
      where a.book_id = $1 and a.id = x.id
        and (a.type, a.role, a.role_inferred, a.is_conversion) is distinct from (x.type, x.role, x.role_inferred, x.is_conversion)`,
    [
      bookId,
      found.map(([id]) => id),
      found.map(([, is]) => is.type),
      found.map(([, is]) => is.role),
      found.map(([, is]) => is.roleInferred),
      found.map(([, is]) => is.isConversion),
    ],
  );
}

/**
 * A closing entry is one tagged clopen, retain or close, or one whose postings are only income, expenses and equity,
 * that touches at least two income or expense accounts and brings each of them to exactly zero as of its date.
 */
async function settleClosingEntries(sql: Sql, bookId: number): Promise<void> {
  await sql.query(
    `with shape as materialized (
       select p.transaction_id as id from posting p join account a on a.book_id = $1 and a.id = p.account_id
        where p.book_id = $1 group by p.transaction_id
       having bool_and(a.type in ('REVENUE', 'EXPENSE', 'EQUITY')) and bool_or(a.type = 'EQUITY')
          and count(distinct a.id) filter (where a.type in ('REVENUE', 'EXPENSE')) >= 2),
     -- 'in (...) is true' keeps the planner from looping over these lists, whose lengths it cannot know.
     touched as (
       select distinct p.account_id from posting p join account a on a.book_id = $1 and a.id = p.account_id
        where p.book_id = $1 and a.type in ('REVENUE', 'EXPENSE') and (p.transaction_id in (select id from shape)) is true),
     running as materialized (
       select transaction_id as id, account_id, date, sum(amount) over (partition by account_id, commodity_id order by date) as balance
         from posting where book_id = $1 and is_counted and (account_id in (select account_id from touched)) is true),
     cleared as materialized (
       select id from running where (id in (select id from shape)) is true group by id having bool_and(balance = 0)),
     -- Few entries come this far, so that what their accounts hold in other commodities may be summed for each.
     left_over as (
       select c.id from (select distinct id, account_id, date from running where (id in (select id from cleared)) is true) c
         join posting p on p.book_id = $1 and p.account_id = c.account_id and p.date <= c.date and p.is_counted
        group by c.id, c.account_id, c.date, p.commodity_id having sum(p.amount) <> 0),
     emptied as (select id from cleared except select id from left_over),
     closing as (
       select t.id, t.id in (select id from emptied)
              or exists (select from jsonb_array_elements(t.tags) tag where tag ->> 'name' in ('clopen', 'retain', 'close')) as is_closing
         from transaction t where t.book_id = $1),
     changed as (
       update transaction t set is_closing = c.is_closing from closing c
        where t.book_id = $1 and t.id = c.id and t.is_closing <> c.is_closing returning t.id, t.is_closing)
     update posting p set is_closing = c.is_closing from changed c where p.book_id = $1 and p.transaction_id = c.id`,
    [bookId],
  );
}

/**
 * An opening entry that repeats, account by account, what the entries of other files already add up to on the day
 * before is set aside: it counts nowhere, or every year would be added to the last. Decided anew at each write, so that
 * neither the order of files nor an undo matters. Opening entries that are themselves set aside are not summed.
 */
async function settleRepeatedOpenings(sql: Sql, bookId: number): Promise<void> {
  const aside: string[] = [];
  for (const id of await readOpenings(sql, bookId)) if (await repeatsOtherFiles(sql, bookId, id, aside)) aside.push(id);
  await sql.query(
    `with changed as (
       update transaction t set is_set_aside = not t.is_set_aside
        where t.book_id = $1 and t.is_set_aside <> (t.id = any ($2::bigint[])) returning t.id, t.is_set_aside),
     postings as (
       update posting p set is_counted = not c.is_set_aside from changed c where p.book_id = $1 and p.transaction_id = c.id)
     update residue r set is_counted = not c.is_set_aside from changed c where r.book_id = $1 and r.transaction_id = c.id`,
    [bookId, aside],
  );
}

/** Entries on the first day of their import that move balances between equity and assets or liabilities, and nothing else. */
export async function readOpenings(sql: Sql, bookId: number): Promise<string[]> {
  const rows = await sql.query<{ id: string }>(
    `select t.id
       from (select import_id, min(date) as date from transaction where book_id = $1 and import_id is not null group by 1) first
       join transaction t on t.book_id = $1 and t.import_id = first.import_id and t.date = first.date
       join posting p on p.book_id = $1 and p.transaction_id = t.id
       join account a on a.book_id = $1 and a.id = p.account_id
      where (select count(distinct import_id) from transaction where book_id = $1) > 1
      group by t.date, t.id
     having bool_and(a.type in ('ASSET', 'LIABILITY', 'EQUITY')) and bool_or(a.type = 'EQUITY') and bool_or(a.type <> 'EQUITY')
      order by t.date, t.id`,
    [bookId],
  );
  return rows.map((row) => row.id);
}

async function repeatsOtherFiles(sql: Sql, bookId: number, transactionId: string, aside: readonly string[]): Promise<boolean> {
  const [row] = await sql.query<{ repeats: boolean | null }>(
    `with opening as (
       select p.account_id, p.commodity_id, sum(p.amount) as amount, min(t.date) as date, min(t.import_id) as import_id
         from posting p join transaction t on t.book_id = $1 and t.id = p.transaction_id
         join account a on a.book_id = $1 and a.id = p.account_id and a.type in ('ASSET', 'LIABILITY')
        where p.book_id = $1 and p.transaction_id = $2 group by 1, 2)
     select bool_and(o.amount = coalesce((
              select sum(p.amount) from posting p join transaction t on t.book_id = $1 and t.id = p.transaction_id
               where p.book_id = $1 and p.account_id = o.account_id and p.commodity_id = o.commodity_id and p.date < o.date
                 and t.import_id is distinct from o.import_id and t.id <> all ($3::bigint[])), 0))
            and bool_or(o.amount <> 0) as repeats
       from opening o`,
    [bookId, transactionId, aside],
  );
  return row?.repeats === true;
}

async function settleBookFacts(sql: Sql, bookId: number): Promise<void> {
  await sql.query(
    `with facts as (
       select (select min(date) from posting where book_id = $1 and is_counted) as first_date,
              (select max(date) from posting where book_id = $1 and is_counted) as last_date,
              (select count(*)::int from transaction where book_id = $1) as transaction_count,
              (select main_commodity from import where book_id = $1 and status = 'SUCCEEDED' and not dry_run
                 and main_commodity is not null order by id limit 1) as inferred_currency)
     update book b set first_date = f.first_date, last_date = f.last_date, transaction_count = f.transaction_count,
            inferred_currency = f.inferred_currency
       from facts f where b.id = $1
        and (b.first_date, b.last_date, b.transaction_count, b.inferred_currency)
            is distinct from (f.first_date, f.last_date, f.transaction_count, f.inferred_currency)`,
    [bookId],
  );
}
