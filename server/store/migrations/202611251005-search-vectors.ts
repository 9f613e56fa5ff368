import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * How far a vector store outside of these tables has followed them. What was written lies in `search_text` itself, in the order of its
 * revisions; what was taken out is kept in `search_text_gone` until the store has heard of it, so that nothing is lost or
 * left behind while the store is away.
 */
export class SearchVectors202611251005 implements MigrationInterface {
  name = 'SearchVectors2026112510050';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop trigger search_text_gone_noted on search_text');
    await runner.query('drop function search_text_noted_gone');
    await runner.query('drop table search_text_gone, search_follower');
  }
}

const statements = [
  `create table search_follower (
     book_id int not null,
     store text not null,
     revision bigint not null default 0,
     primary key (book_id, store)
   )`,
  `create table search_text_gone (
     book_id int not null,
     store text not null,
     text_id int not null,
     primary key (book_id, store, text_id)
   )`,
  `create function search_text_noted_gone() returns trigger language plpgsql as $$ begin
     insert into search_text_gone (book_id, store, text_id)
       select g.book_id, f.store, g.id from gone g join search_follower f on f.book_id = g.book_id
     on conflict do nothing;
     return null;
   end $$`,
  `create trigger search_text_gone_noted after delete on search_text referencing old table as gone
     for each statement execute function search_text_noted_gone()`,
];
