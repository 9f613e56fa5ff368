import type { MigrationInterface, QueryRunner } from 'typeorm';

const tables = ['posting', 'residue', 'transaction'];

/** A transaction may say that it sums up what it inserts by itself, at its end (server/ledger/rollup/sum-later.sql.ts). */
export class SumsLater202611291210 implements MigrationInterface {
  name = 'SumsLater2026112912100';

  async up(runner: QueryRunner): Promise<void> {
    await recreate(runner, "when (current_setting('farthing.sums', true) is distinct from 'later')");
  }

  async down(runner: QueryRunner): Promise<void> {
    await recreate(runner, '');
  }
}

async function recreate(runner: QueryRunner, condition: string): Promise<void> {
  for (const table of tables) {
    await runner.query(`drop trigger ${table}_insert_summed on ${table}`);
    await runner.query(
      `create trigger ${table}_insert_summed after insert on ${table} referencing new table as came
         for each statement ${condition} execute function sum_${table}_insert()`,
    );
  }
}
