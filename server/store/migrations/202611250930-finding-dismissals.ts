import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Findings are computed from the book; what is kept is which of them somebody has set aside. */
export class FindingDismissals202611250930 implements MigrationInterface {
  name = 'FindingDismissals2026112509300';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `create table finding_dismissal (
         book_id int not null references book,
         key text not null,
         dismissed_at timestamptz not null,
         primary key (book_id, key)
       )`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table finding_dismissal');
  }
}
