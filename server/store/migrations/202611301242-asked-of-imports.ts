import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was asked of an import beside its content, so that an idempotency key is not answered with what another request came to. */
export class AskedOfImports202611301242 implements MigrationInterface {
  name = 'AskedOfImports2026113012420';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table import add column asked_digest text');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table import drop column asked_digest');
  }
}
