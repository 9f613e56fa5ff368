import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which entries have a tag on any posting: a list by tag else reads the postings of each entry that has not the tag itself. */
export class TaggedPostings202611301440 implements MigrationInterface {
  name = 'TaggedPostings2026113014400';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query("create index posting_tagged on posting (book_id, transaction_id) where tags <> '[]'");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index posting_tagged');
  }
}
