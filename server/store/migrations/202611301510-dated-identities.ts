import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * An entry whose identity is its content is looked for on its day: new ones then lie side by side in the index, where those of a whole
 * book would lie anywhere in it, which took 3 s of a million. A bank's line, whose identity says nothing of its day, and entries from before are
 * looked for by their identity alone.
 */
export class DatedIdentities202611301510 implements MigrationInterface {
  name = 'DatedIdentities2026113015100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table transaction add column has_own_identity boolean not null default true');
    await runner.query('drop index transaction_identity');
    await runner.query(
      'create unique index transaction_own_identity on transaction (book_id, fingerprint, occurrence) where has_own_identity',
    );
    await runner.query(
      'create unique index transaction_dated_identity on transaction (book_id, date, fingerprint, occurrence) where not has_own_identity',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index transaction_own_identity, transaction_dated_identity');
    await runner.query('create unique index transaction_identity on transaction (book_id, fingerprint, occurrence)');
    await runner.query('alter table transaction drop column has_own_identity');
  }
}
