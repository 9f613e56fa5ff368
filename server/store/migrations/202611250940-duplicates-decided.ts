import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What somebody decided of a possible duplicate: KEPT, or DUPLICATE, which sets the entry aside. Null: nobody has. */
export class DuplicatesDecided202611250940 implements MigrationInterface {
  name = 'DuplicatesDecided2026112509400';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table possible_duplicate drop column kept_at, add column verdict text');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table possible_duplicate drop column verdict, add column kept_at timestamptz');
  }
}
