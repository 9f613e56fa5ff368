import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where lines of banks go, and under which name: the first rule that fits a line decides. */
export class Rules202611250950 implements MigrationInterface {
  name = 'Rules2026112509500';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create sequence rule_id as int');
    await runner.query(
      `create table rule (
         book_id int not null references book,
         id int not null,
         position int not null,
         payee text,
         text text,
         account text,
         amount_min numeric,
         amount_max numeric,
         counter_account text,
         set_payee text,
         tags jsonb not null default '[]',
         primary key (book_id, id)
       )`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table rule');
    await runner.query('drop sequence rule_id');
  }
}
