import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The first shape of the store. Every table is keyed by the book first: a query that forgets the book cannot use a key.
 * Amounts are bare `numeric`, which keeps any number of decimals exactly as they were written.
 */
export class Books202611230400 implements MigrationInterface {
  // TypeORM wants thirteen digits: the minute of the file name and one more.
  name = 'Books2026112304000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `drop table book_change, book_version, import_problem, residue, posting, transaction, price, commodity_declaration,
         account_declaration, import, commodity, account, book`,
    );
    await runner.query('drop function note_change, note_book_change');
    await runner.query('drop sequence account_id, commodity_id, import_id, transaction_id, price_id');
  }
}

/** Each write says so by appending a row; readers count rows, so no two writers wait for one another. */
const changeTriggers = [
  'posting:LEDGER',
  'transaction:LEDGER',
  'residue:LEDGER',
  'account:LEDGER',
  'commodity:LEDGER',
  'price:RATES',
].flatMap((entry) => {
  const [table, domain] = entry.split(':');
  return [
    ['insert', 'new table as changed'],
    ['update', 'new table as changed'],
    ['delete', 'old table as changed'],
  ].map(
    ([event, rows]) =>
      `create trigger ${table}_${event}_noted after ${event} on ${table} referencing ${rows}
           for each statement execute function note_change('${domain}')`,
  );
});

const statements = [
  // Ids are never given twice, whatever is undone: an id that somebody kept never comes to mean something else.
  ...['account', 'commodity', 'import'].map((table) => `create sequence ${table}_id as int`),
  ...['transaction', 'price'].map((table) => `create sequence ${table}_id`),

  `create table book (
     id int generated always as identity primary key,
     name text not null check (name <> ''),
     currency text,
     inferred_currency text,
     time_zone text not null default 'UTC',
     fiscal_year_start_month smallint not null default 1 check (fiscal_year_start_month between 1 and 12),
     is_demo boolean not null default false,
     is_default boolean not null default false,
     first_date date,
     last_date date,
     transaction_count int not null default 0,
     created_at timestamptz not null
   )`,
  'create unique index book_name on book (lower(name))',

  // "type", "role" and the two flags are derived (see ledger/settle.sql.ts) from what is declared, chosen and named.
  `create table account (
     book_id int not null references book,
     id int not null,
     full_name text not null,
     parent_id int,
     path int[] not null,
     position bigint,
     declared_type text,
     declared_role text,
     chosen_type text,
     chosen_role text,
     type text not null default 'UNTYPED',
     role text,
     role_inferred boolean not null default false,
     is_conversion boolean not null default false,
     primary key (book_id, id),
     foreign key (book_id, parent_id) references account
   )`,
  'create unique index account_name on account (book_id, full_name)',

  `create table commodity (
     book_id int not null references book,
     id int not null,
     symbol text not null,
     digits smallint not null default 0,
     primary key (book_id, id)
   )`,
  'create unique index commodity_symbol on commodity (book_id, symbol)',

  `create table import (
     book_id int not null references book,
     id int not null,
     file_name text not null,
     format text not null,
     status text not null,
     dry_run boolean not null default false,
     bytes_total bigint,
     bytes_read bigint not null default 0,
     transactions_added int not null default 0,
     duplicates_skipped int not null default 0,
     prices_added int not null default 0,
     digest text,
     idempotency_key text,
     main_commodity text,
     created_at timestamptz not null,
     finished_at timestamptz,
     undone_at timestamptz,
     primary key (book_id, id)
   )`,
  'create unique index import_idempotency on import (book_id, idempotency_key) where idempotency_key is not null',

  `create table import_problem (
     book_id int not null,
     import_id int not null,
     position int not null,
     severity text not null,
     file text,
     line int,
     code text not null,
     message text not null,
     text text,
     primary key (book_id, import_id, position),
     foreign key (book_id, import_id) references import
   )`,

  `create table account_declaration (
     book_id int not null,
     import_id int not null,
     account_id int not null,
     position int not null,
     type text,
     role text,
     primary key (book_id, import_id, account_id),
     foreign key (book_id, import_id) references import,
     foreign key (book_id, account_id) references account
   )`,

  `create table commodity_declaration (
     book_id int not null,
     import_id int not null,
     commodity_id int not null,
     digits smallint not null,
     primary key (book_id, import_id, commodity_id),
     foreign key (book_id, import_id) references import,
     foreign key (book_id, commodity_id) references commodity
   )`,

  // An entry's identity is its content (fingerprint) and its n-th occurrence in its file.
  `create table transaction (
     book_id int not null references book,
     id bigint not null,
     import_id int,
     date date not null,
     secondary_date date,
     status text not null,
     code text,
     payee text,
     description text not null,
     comment text,
     tags jsonb not null default '[]',
     source_file text,
     source_line int,
     fingerprint bytea not null,
     occurrence int not null,
     is_closing boolean not null default false,
     is_set_aside boolean not null default false,
     primary key (book_id, id),
     foreign key (book_id, import_id) references import
   )`,
  'create unique index transaction_identity on transaction (book_id, fingerprint, occurrence)',
  'create index transaction_date on transaction (book_id, date, id)',
  'create index transaction_import on transaction (book_id, import_id)',

  // "is_counted" and "is_closing" repeat their transaction's state, so that sums need no join.
  `create table posting (
     book_id int not null,
     transaction_id bigint not null,
     position int not null,
     account_id int not null,
     date date not null,
     commodity_id int not null,
     amount numeric not null,
     cost numeric,
     cost_commodity_id int,
     kind text not null,
     status text not null,
     comment text,
     tags jsonb not null default '[]',
     is_counted boolean not null default true,
     is_closing boolean not null default false,
     primary key (book_id, transaction_id, position),
     foreign key (book_id, transaction_id) references transaction,
     foreign key (book_id, account_id) references account,
     foreign key (book_id, commodity_id) references commodity,
     foreign key (book_id, cost_commodity_id) references commodity
   )`,
  'create index posting_register on posting (book_id, account_id, date, transaction_id, position)',

  // What a tool's tolerance let pass: the part of an entry's sum at cost that is not exactly zero.
  `create table residue (
     book_id int not null,
     transaction_id bigint not null,
     commodity_id int not null,
     date date not null,
     amount numeric not null,
     is_counted boolean not null default true,
     primary key (book_id, transaction_id, commodity_id),
     foreign key (book_id, transaction_id) references transaction,
     foreign key (book_id, commodity_id) references commodity
   )`,

  // For one day and pair the user's own rate wins, else the one that came last.
  `create table price (
     book_id int not null references book,
     id bigint not null,
     import_id int,
     on_date date not null,
     commodity_id int not null,
     rate numeric not null check (rate >= 0),
     quote_id int not null,
     source text not null,
     primary key (book_id, id),
     foreign key (book_id, import_id) references import,
     foreign key (book_id, commodity_id) references commodity,
     foreign key (book_id, quote_id) references commodity
   )`,
  'create unique index price_pair on price (book_id, commodity_id, quote_id, on_date, id)',

  'create table book_version (book_id int not null references book, domain text not null, folded bigint not null, primary key (book_id, domain))',
  `create table book_change (
     book_id int not null references book,
     domain text not null,
     id bigint generated always as identity,
     primary key (book_id, domain, id)
   )`,
  `create function note_change() returns trigger language plpgsql as $$ begin
     insert into book_change (book_id, domain) select distinct book_id, tg_argv[0] from changed;
     return null;
   end $$`,
  `create function note_book_change() returns trigger language plpgsql as $$ begin
     insert into book_change (book_id, domain) values (new.id, 'LEDGER');
     return null;
   end $$`,
  ...changeTriggers,
  'create trigger book_noted after update on book for each row execute function note_book_change()',
];
