import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A new commodity moves the ledger's version again: what reports stand on is remembered by it, and a rate in a currency that nothing
 * was posted in brings that currency into the book.
 */
export class NewCommoditiesCounted202611301050 implements MigrationInterface {
  name = 'NewCommoditiesCounted2026113010500';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `create trigger commodity_insert_noted after insert on commodity referencing new table as changed
         for each statement execute function note_change('LEDGER')`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop trigger commodity_insert_noted on commodity');
  }
}
