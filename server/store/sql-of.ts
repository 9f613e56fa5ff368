import type { DataSource, EntityManager } from 'typeorm';
import type { Sql } from '../ledger/sql.ts';

/** Rows, whatever the statement: TypeORM's own `query` answers differently for UPDATE and DELETE. */
export function sqlOf(manager: EntityManager): Sql {
  return {
    async query<Row>(text: string, parameters: readonly unknown[] = []): Promise<Row[]> {
      const runner = manager.queryRunner ?? manager.dataSource.createQueryRunner();
      try {
        return (await runner.query(text, [...parameters], true)).records as Row[];
      } finally {
        if (!manager.queryRunner) await runner.release();
      }
    },
  };
}

/** Runs `read` in one snapshot that cannot write: all it sees, the data version included, belongs together. */
export async function readSnapshot<T>(store: DataSource, read: (sql: Sql) => Promise<T>): Promise<T> {
  return store.transaction('REPEATABLE READ', async (manager) => {
    const sql = sqlOf(manager);
    await sql.query('set transaction read only');
    return read(sql);
  });
}
