import type { DataSource, EntityManager } from 'typeorm';
import { badInput } from '../ledger/refusal.ts';
import type { Sql } from '../ledger/sql.ts';

/**
 * Rows, whatever the statement: TypeORM's own `query` answers differently for UPDATE and DELETE. Refuses text with a NUL
 * character, which PostgreSQL cannot hold, wherever it comes from.
 */
export function sqlOf(manager: EntityManager): Sql {
  return {
    async query<Row>(text: string, parameters: readonly unknown[] = []): Promise<Row[]> {
      if (parameters.some(holdsNul)) throw badInput('A text may not contain the NUL character (U+0000).');
      const runner = manager.queryRunner ?? manager.dataSource.createQueryRunner();
      try {
        return (await runner.query(text, [...parameters], true)).records as Row[];
      } finally {
        if (!manager.queryRunner) await runner.release();
      }
    },
  };
}

function holdsNul(parameter: unknown): boolean {
  if (Array.isArray(parameter)) return parameter.some(holdsNul);
  return typeof parameter === 'string' && parameter.includes('\0');
}

/** Runs `read` in one snapshot that cannot write: all it sees, the data version included, belongs together. */
export async function readSnapshot<T>(store: DataSource, read: (sql: Sql) => Promise<T>): Promise<T> {
  return store.transaction('REPEATABLE READ', async (manager) => {
    const sql = sqlOf(manager);
    await sql.query('set transaction read only');
    return read(sql);
  });
}
