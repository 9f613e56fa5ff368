import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An import copies its sums in, under a role that no policy binds: they are held against the book of the transaction here. */
export class DeltasCopied202611300430 implements MigrationInterface {
  name = 'DeltasCopied2026113004300';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `create function refuse_other_books() returns trigger language plpgsql as $$
         declare allowed text := current_setting('farthing.book', true);
         begin
           if allowed <> '' and exists (select from came where book_id <> allowed::int) then
             raise exception 'rows of another book in a transaction of book %', allowed;
           end if;
           return null;
         end $$`,
    );
    // Each small write appends to this table as well, and is bound by the policy.
    await runner.query(
      `create trigger balance_delta_of_one_book after insert on balance_delta referencing new table as came
         for each statement when (current_setting('role') = 'none') execute function refuse_other_books()`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop trigger balance_delta_of_one_book on balance_delta');
    await runner.query('drop function refuse_other_books');
  }
}
