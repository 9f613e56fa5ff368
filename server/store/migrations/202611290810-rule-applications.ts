import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Rules that were applied to lines which were in the book already, and what each line was before, so that it can be undone. */
export class RuleApplications202611290810 implements MigrationInterface {
  name = 'RuleApplications2026112908100';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table rule_change, rule_application');
    await runner.query('drop sequence rule_application_id');
  }
}

const statements = [
  'create sequence rule_application_id as int',
  `create table rule_application (
     book_id int not null references book,
     id int not null,
     applied_at timestamptz not null,
     changed int not null,
     undone_at timestamptz,
     primary key (book_id, id)
   )`,
  // "before" and "after" hold account, payee and tags.
  `create table rule_change (
     book_id int not null,
     application_id int not null,
     transaction_id bigint not null,
     before jsonb not null,
     after jsonb not null,
     primary key (book_id, application_id, transaction_id),
     foreign key (book_id, application_id) references rule_application
   )`,
];
