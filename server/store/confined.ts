import type { DataSource, QueryRunner } from 'typeorm';
import type { Sql } from '../ledger/sql.ts';
import { sqlOf } from './sql-of.ts';

/** The database role that requests run under: it may not sign in, owns nothing, and sees the rows of one book. */
export const confinedRole = 'farthing_book';

/** A snapshot reads and cannot write: all it sees, the data version included, belongs together. */
export type Reach = 'snapshot' | 'write';

const begin: Record<Reach, string> = { snapshot: 'begin isolation level repeatable read read only', write: 'begin' };

/**
 * Runs `work` in one transaction that sees nothing but one book, whatever its statements say: row-level security compares
 * each row with the value set here. Committed where `work` succeeds, else rolled back.
 */
export async function confined<T>(source: DataSource, bookId: number, reach: Reach, work: (sql: Sql) => Promise<T>): Promise<T> {
  if (!Number.isInteger(bookId)) throw new TypeError(`${bookId} is no book`);
  const runner = source.createQueryRunner();
  try {
    // Three statements in one message: opening a transaction costs no more than it did without a role.
    await runner.query(`${begin[reach]}; set local role ${confinedRole}; set local farthing.book = '${bookId}'`);
    const result = await work(sqlOf(runner.manager));
    await runner.query('commit');
    return result;
  } catch (error) {
    await rolledBack(runner);
    throw error;
  } finally {
    await runner.release();
  }
}

/** A connection that is lost has rolled back already. */
async function rolledBack(runner: QueryRunner): Promise<void> {
  await runner.query('rollback').catch(() => undefined);
}

/** Single statements of one book, each in a transaction of its own. */
export function confinedSql(source: DataSource, bookId: number): Sql {
  return {
    query: (text, parameters) => confined(source, bookId, 'write', (sql) => sql.query(text, parameters)),
    copyIn: (table, columns, lines) => confined(source, bookId, 'write', (sql) => sql.copyIn(table, columns, lines)),
  };
}
