import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is remembered of banks is kept by the import that told it: undoing one forgets nothing that another had told before. */
export class BankMemoryByImport202611301240 implements MigrationInterface {
  name = 'BankMemoryByImport2026113012400';

  async up(runner: QueryRunner): Promise<void> {
    for (const [table, key] of keys) {
      await runner.query(
        `alter table ${table} drop constraint ${table}_pkey, add constraint ${table}_pkey primary key (book_id, ${key}, import_id)`,
      );
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [table, key] of keys) {
      await runner.query(
        `delete from ${table} x using ${table} later
          where later.book_id = x.book_id and later.${key} = x.${key} and later.import_id > x.import_id`,
      );
      await runner.query(`alter table ${table} drop constraint ${table}_pkey, add constraint ${table}_pkey primary key (book_id, ${key})`);
    }
  }
}

const keys = [
  ['bank_account', 'number'],
  ['csv_mapping', 'account'],
] as const;
