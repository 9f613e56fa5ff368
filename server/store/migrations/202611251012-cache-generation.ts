import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Cached answers of a book carry its generation in their key. One more, and all that was kept of the book is out of reach, in
 * every process at once and without a search for keys.
 */
export class CacheGeneration202611251012 implements MigrationInterface {
  name = 'CacheGeneration2026112510120';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table book add column cache_generation int not null default 0');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table book drop column cache_generation');
  }
}
