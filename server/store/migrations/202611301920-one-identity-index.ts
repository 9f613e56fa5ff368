import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * For databases that were migrated with a version between two commits of one day: it kept the identities of entries in two indexes, one of them by
 * day (`dated-identities`, a migration that was taken out again), and let words be listed with the rights of whoever writes. All others have
 * nothing to change: what is made here they have already.
 */
export class OneIdentityIndex202611301920 implements MigrationInterface {
  name = 'OneIdentityIndex2026113019200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create unique index if not exists transaction_identity on transaction (book_id, fingerprint, occurrence)');
    await runner.query('drop index if exists transaction_own_identity, transaction_dated_identity');
    await runner.query('alter table transaction drop column if exists has_own_identity');
    const [{ schema }] = await runner.query('select quote_ident(current_schema()) as schema');
    for (const name of ['note_words_of_entries', 'note_words_of_entry'])
      await runner.query(`alter function ${name}() security definer set search_path to ${schema}`);
  }

  /** What was there before is not known, and this serves it. */
  async down(): Promise<void> {}
}
