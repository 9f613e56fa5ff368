import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Sums that reports read in place of postings: `balance_node` by year, month, day and for ever, and `balance_delta`, to which
 * statement triggers append what a write changes. A row of the delta has no key, so that no two writers meet; the server
 * folds them into nodes. The numbers of `kind` and `level` are those of server/ledger/rollup/node.ts.
 *
 * A book that was there before has its deltas made here; its nodes, rates and cash days follow when it is first settled.
 */
export class BalanceNodes202611250400 implements MigrationInterface {
  name = 'BalanceNodes2026112504000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...tables, ...triggers, ...backfill]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const { table, event } of watched) await runner.query(`drop trigger ${table}_${event}_summed on ${table}`);
    await runner.query('drop trigger posting_kept on posting');
    for (const { table, event } of watched) await runner.query(`drop function sum_${table}_${event}`);
    await runner.query('drop function refuse_truncate');
    await runner.query('drop table balance_node, balance_delta, rate_step');
    await runner.query(
      `alter table posting add foreign key (book_id, transaction_id) references transaction, add foreign key (book_id, account_id) references account,
         add foreign key (book_id, commodity_id) references commodity, add foreign key (book_id, cost_commodity_id) references commodity`,
    );
    await runner.query(
      'alter table transaction add foreign key (book_id) references book, add foreign key (book_id, import_id) references import',
    );
    await runner.query('alter function folded_text(text) strict');
    await runner.query(
      'alter table residue add foreign key (book_id, transaction_id) references transaction, add foreign key (book_id, commodity_id) references commodity',
    );
    await runner.query('drop index transaction_closing, transaction_set_aside, transaction_tagged_closing');
    await runner.query('alter table posting drop column cash_date, drop column is_opening, drop column is_closing_shape');
    await runner.query('alter table account drop column is_opening, drop column entries_as');
    await runner.query('alter table book drop column valued_in');
    await runner.query('alter table import drop column first_date, drop column first_posting_date');
  }
}

const tables = [
  // Each cost a look-up for every posting, and its plan, made while a table was small, read the whole of it from then on.
  `alter table posting drop constraint posting_book_id_transaction_id_fkey, drop constraint posting_book_id_account_id_fkey,
     drop constraint posting_book_id_commodity_id_fkey, drop constraint posting_book_id_cost_commodity_id_fkey`,
  'alter table residue drop constraint residue_book_id_transaction_id_fkey, drop constraint residue_book_id_commodity_id_fkey',
  'alter table transaction drop constraint transaction_book_id_fkey, drop constraint transaction_book_id_import_id_fkey',
  // The same function, but one that a statement can take in: called for each entry it took a tenth of an import.
  'alter function folded_text(text) called on null input',
  // The currency that "value" of the book's nodes is in; null before it is first settled.
  'alter table book add column valued_in text',
  // The first days of the entries and of the postings that came with it; the latter is earlier where postings have days of their own.
  'alter table import add column first_date date, add column first_posting_date date',
  // "entries_as" is the classification that the columns below were last derived from.
  'alter table account add column is_opening boolean not null default false, add column entries_as text',
  // What a posting is within its entry: the day that cash moved against it, whether it stands against opening balances, and
  // whether its entry moves income and expenses into equity and nothing else (see server/ledger/rollup/entry-columns.sql.ts).
  `alter table posting add column cash_date date, add column is_opening boolean not null default false,
     add column is_closing_shape boolean not null default false`,
  'create index posting_closing_shape on posting (book_id, transaction_id) where is_closing_shape',
  'create index transaction_closing on transaction (book_id, id) where is_closing',
  'create index transaction_set_aside on transaction (book_id, id) where is_set_aside',
  `create index transaction_tagged_closing on transaction (book_id, id)
     where tags @? '$[*].name ? (@ == "clopen" || @ == "retain" || @ == "close")'`,

  // "value" is what the part with a rate is worth in the book's currency, each posting at its own day's rate; "unpriced" the part without one.
  `create table balance_node (
     book_id int not null,
     kind smallint not null,
     level smallint not null,
     period date not null,
     account_id int not null,
     commodity_id int not null,
     amount numeric not null,
     value numeric not null,
     unpriced numeric not null,
     n bigint not null,
     primary key (book_id, kind, level, period, account_id, commodity_id)
   ) with (fillfactor = 80)`,
  `create table balance_delta (
     book_id int not null,
     kind smallint not null,
     account_id int not null,
     commodity_id int not null,
     date date not null,
     amount numeric not null,
     n bigint not null
   )`,
  'create index balance_delta_book on balance_delta (book_id)',

  // What one unit of a commodity is worth in the book's currency from a day on; null where no rate is known from then on.
  `create table rate_step (
     book_id int not null references book,
     commodity_id int not null,
     from_date date not null,
     rate numeric,
     primary key (book_id, commodity_id, from_date)
   )`,
];

/** What rows of a table add to sums, by kind. Written three times: of rows that came, went, and both. */
const cells: Readonly<Record<string, (rows: string) => string>> = {
  posting: (rows) => `
    select book_id, case when is_closing then 1 else 0 end as kind, account_id, commodity_id, date, amount, 1 as n
      from ${rows} where is_counted
    union all
    select book_id, case when is_opening then 4 when coalesce(cost, amount) > 0 then 2 else 3 end, account_id,
           coalesce(cost_commodity_id, commodity_id), cash_date, coalesce(cost, amount), 1
      from ${rows} where is_counted and cash_date is not null
    union all
    select book_id, 5, 0, coalesce(cost_commodity_id, commodity_id), date, coalesce(cost, amount), 0 from ${rows} where is_counted`,
  residue: (rows) =>
    `select book_id, 5 as kind, 0 as account_id, commodity_id, date, -amount as amount, 0 as n from ${rows} where is_counted`,
  transaction: (rows) => `select book_id, 6 as kind, 0 as account_id, 0 as commodity_id, date, 0::numeric as amount, 1 as n from ${rows}`,
};

const less = (table: string) =>
  `select book_id, kind, account_id, commodity_id, date, -amount as amount, -n as n from (${cells[table]!('gone')}) as less`;

/** Most statements change little of what is summed: what comes to nothing is not written. */
const append = (rows: string) => `
  insert into balance_delta (book_id, kind, account_id, commodity_id, date, amount, n)
  select book_id, kind, account_id, commodity_id, date, sum(amount), sum(n) from (${rows}) as cell
   group by 1, 2, 3, 4, 5 having sum(amount) <> 0 or sum(n) <> 0`;

const watched = Object.keys(cells).flatMap((table) => [
  { table, event: 'insert', transition: 'new table as came', rows: cells[table]!('came') },
  { table, event: 'delete', transition: 'old table as gone', rows: less(table) },
  { table, event: 'update', transition: 'old table as gone new table as came', rows: `${cells[table]!('came')} union all ${less(table)}` },
]);

const triggers = [
  ...watched.flatMap(({ table, event, transition, rows }) => [
    `create function sum_${table}_${event}() returns trigger language plpgsql as $$ begin ${append(rows)}; return null; end $$`,
    `create trigger ${table}_${event}_summed after ${event} on ${table} referencing ${transition}
       for each statement execute function sum_${table}_${event}()`,
  ]),
  // It would fire none of them, and leave sums of nothing behind.
  `create function refuse_truncate() returns trigger language plpgsql as $$ begin
     raise exception 'delete the rows of %: truncate would leave its sums behind', tg_table_name; end $$`,
  'create trigger posting_kept before truncate on posting for each statement execute function refuse_truncate()',
];

const backfill = [
  ...Object.entries(cells).map(([table, rows]) => append(rows(table))),
  `update import i set first_date = x.first_date, first_posting_date = x.first_posting_date
     from (select t.book_id, t.import_id, min(t.date) as first_date, min(p.date) as first_posting_date
             from transaction t join posting p on p.book_id = t.book_id and p.transaction_id = t.id group by 1, 2) x
    where i.book_id = x.book_id and i.id = x.import_id`,
];
