import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What search reads of an entry depends on the types of its accounts: where one has become another, the account's entries are taken up anew. */
export class SearchByType202611301200 implements MigrationInterface {
  name = 'SearchByType2026113012000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `create function search_told_otherwise() returns trigger language plpgsql as $$ begin
         delete from search_entry e using posting p
          where e.book_id = new.book_id and p.book_id = new.book_id and p.account_id = new.id and e.transaction_id = p.transaction_id;
         return null;
       end $$`,
    );
    await runner.query(
      `create trigger account_search_told_otherwise after update of type on account
         for each row when (old.type is distinct from new.type) execute function search_told_otherwise()`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop trigger account_search_told_otherwise on account');
    await runner.query('drop function search_told_otherwise');
  }
}
