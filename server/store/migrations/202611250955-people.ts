import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who may ask, and of which books. Secrets are kept as digests only. The name of a book is no longer unique over all books:
 * an owner who renames one would learn what the books of others are called.
 */
export class People202611250955 implements MigrationInterface {
  name = 'People2026112509550';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table audit_entry, session, one_time_link, api_key, membership, person');
    await runner.query('drop function refuse_change, analyze_tables');
    await runner.query('drop index book_name');
    await runner.query('create unique index book_name on book (lower(name))');
  }
}

const statements = [
  'drop index book_name',
  'create index book_name on book (lower(name))',

  // "password" is null until the one-time link has been used.
  `create table person (
     id int generated always as identity primary key,
     email text not null check (email <> ''),
     password text,
     created_at timestamptz not null,
     last_seen_at timestamptz
   )`,
  'create unique index person_email on person (lower(email))',

  `create table membership (
     book_id int not null references book,
     person_id int not null references person on delete cascade,
     role text not null check (role in ('VIEWER', 'EDITOR', 'OWNER')),
     created_at timestamptz not null,
     primary key (book_id, person_id)
   )`,
  'create index membership_person on membership (person_id, created_at, book_id)',

  // "prefix" is the part of a key that may be shown; "digest" is SHA-256 of its secret part.
  `create table api_key (
     book_id int not null references book,
     id int generated always as identity,
     name text not null,
     prefix text not null unique,
     digest bytea not null,
     scopes text[] not null,
     created_at timestamptz not null,
     expires_at timestamptz,
     last_used_at timestamptz,
     revoked_at timestamptz,
     primary key (book_id, id)
   )`,

  `create table one_time_link (
     digest bytea primary key,
     person_id int not null references person on delete cascade,
     expires_at timestamptz not null
   )`,

  // "id" is an HMAC of what the cookie holds.
  `create table session (
     id text primary key,
     person_id int not null references person on delete cascade,
     public_id text not null,
     agent text not null,
     created_at timestamptz not null,
     seen_at timestamptz not null,
     ends_at timestamptz not null
   )`,
  'create index session_person on session (person_id)',

  // Outlives the book that it is about, which is why the column is not called book_id.
  `create table audit_entry (
     id bigint generated always as identity primary key,
     at timestamptz not null,
     about_book int,
     actor text not null,
     action text not null,
     detail jsonb not null default '{}'
   )`,
  // COPY goes in under a role that no policy binds: what is copied is held against the book of the transaction here.
  `create or replace function note_change() returns trigger language plpgsql as $$
     declare noted int; allowed text := current_setting('farthing.book', true);
     begin
       for noted in insert into book_change (book_id, domain) select distinct book_id, tg_argv[0] from changed returning book_id loop
         if allowed <> '' and noted <> allowed::int then raise exception 'rows of book % in a transaction of book %', noted, allowed; end if;
       end loop;
       return null;
     end $$`,
  // ANALYZE is for the owner of a table alone.
  `create function analyze_tables(names text[]) returns void language plpgsql security definer set search_path from current as $$
     declare name text;
     begin
       foreach name in array names loop execute format('analyze %I', name); end loop;
       -- New words are sorted in now: otherwise each search would read all of them until the next vacuum.
       perform gin_clean_pending_list(oid::regclass) from pg_class
         where relname = 'transaction_text' and relkind = 'i' and relnamespace = current_schema()::regnamespace;
     end $$`,
  'create index audit_entry_book on audit_entry (about_book, id)',
  `create function refuse_change() returns trigger language plpgsql as $$ begin
     raise exception 'the audit log is only ever added to'; end $$`,
  `create trigger audit_entry_kept before update or delete or truncate on audit_entry
     for each statement execute function refuse_change()`,
];
