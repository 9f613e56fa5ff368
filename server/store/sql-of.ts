import type { DataSource, EntityManager, QueryRunner } from 'typeorm';
import { nulRefused, Refusal } from '../ledger/refusal.ts';
import type { Sql } from '../ledger/sql.ts';
import { copyIn } from './copy-in.ts';
import { isFull } from './store-fault.ts';

/**
 * Rows, whatever the statement: TypeORM's own `query` answers differently for UPDATE and DELETE. Refuses text with a NUL
 * character, which PostgreSQL cannot hold, wherever it comes from.
 */
export function sqlOf(manager: EntityManager): Sql {
  const withRunner = async <T>(run: (runner: QueryRunner) => Promise<T>): Promise<T> => {
    const runner = manager.queryRunner ?? manager.dataSource.createQueryRunner();
    try {
      return await run(runner);
    } catch (error) {
      throw isFull(error) ? noRoom() : error;
    } finally {
      if (!manager.queryRunner) await runner.release();
    }
  };
  return {
    async query<Row>(text: string, parameters: readonly unknown[] = []): Promise<Row[]> {
      if (parameters.some(holdsNul)) throw nulRefused();
      return withRunner(async (runner) => (await runner.query(text, [...parameters], true)).records as Row[]);
    },
    async copyIn(...copies) {
      await withRunner((runner) => copyIn(runner, copies));
    },
  };
}

const noRoom = () =>
  new Refusal(
    'UNAVAILABLE',
    'The database has no room left, and nothing of this was kept. Try again when whoever runs this server has made room.',
    [],
    60,
  );

function holdsNul(parameter: unknown): boolean {
  if (Array.isArray(parameter)) return parameter.some(holdsNul);
  return typeof parameter === 'string' && parameter.includes('\0');
}

/** True of the embedded database: whoever asks while a transaction runs waits for its end. */
export function hasOneSession(store: DataSource): boolean {
  return (store.options as { driver?: unknown }).driver !== undefined;
}
