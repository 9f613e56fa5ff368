import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What search reads: each distinct text of a book once, with its vector (a signed byte a dimension), and which entry says
 * which. They are filled behind imports, so nothing here is written while an entry comes in; an entry that goes, or moves to
 * another account, loses its row by trigger and is taken up anew. `revision` grows with everything that is written of a
 * book, so that who holds its texts in memory reads on from there.
 */
export class Search202611251000 implements MigrationInterface {
  name = 'Search2026112510000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop trigger transaction_search_gone on transaction');
    await runner.query('drop trigger posting_search_moved on posting');
    await runner.query('drop function search_gone, search_moved');
    await runner.query('drop table search_entry, search_text');
    await runner.query('drop sequence search_text_id, search_revision');
  }
}

const statements = [
  'create sequence search_text_id as int',
  'create sequence search_revision',
  `create table search_text (
     book_id int not null,
     id int not null default nextval('search_text_id'),
     digest bytea not null,
     text text not null,
     model text not null,
     vector bytea not null,
     revision bigint not null default nextval('search_revision'),
     primary key (book_id, id)
   )`,
  'create unique index search_text_digest on search_text (book_id, digest)',
  'create index search_text_revision on search_text (book_id, revision)',
  `create table search_entry (
     book_id int not null,
     transaction_id bigint not null,
     text_id int not null,
     date date not null,
     primary key (book_id, transaction_id)
   )`,
  'create index search_entry_text on search_entry (book_id, text_id, date, transaction_id)',
  `create function search_gone() returns trigger language plpgsql as $$ begin
     delete from search_entry e using gone g where e.book_id = g.book_id and e.transaction_id = g.id;
     return null;
   end $$`,
  `create trigger transaction_search_gone after delete on transaction referencing old table as gone
     for each statement execute function search_gone()`,
  `create function search_moved() returns trigger language plpgsql as $$ begin
     delete from search_entry e where e.book_id = new.book_id and e.transaction_id = new.transaction_id;
     return null;
   end $$`,
  `create trigger posting_search_moved after update of account_id on posting
     for each row when (old.account_id is distinct from new.account_id) execute function search_moved()`,
];
