import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An import that makes what came from a file equal to what the file says now takes entries out as well. */
export class Syncs202611250945 implements MigrationInterface {
  name = 'Syncs2026112509450';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `alter table import add column is_sync boolean not null default false, add column transactions_changed int not null default 0,
         add column transactions_removed int not null default 0`,
    );
    await runner.query("create index import_file on import (book_id, file_name) where status = 'SUCCEEDED' and not dry_run");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index import_file');
    await runner.query('alter table import drop column is_sync, drop column transactions_changed, drop column transactions_removed');
  }
}
