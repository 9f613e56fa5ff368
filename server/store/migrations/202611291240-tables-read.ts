import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How the columns of a table were read, for a person to confirm or to correct. */
export class TablesRead202611291240 implements MigrationInterface {
  name = 'TablesRead2026112912400';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table import add column table_reading jsonb');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table import drop column table_reading');
  }
}
