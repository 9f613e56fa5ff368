import type { DataSource, QueryRunner } from 'typeorm';
import { Refusal } from '../ledger/refusal.ts';
import type { Sql } from '../ledger/sql.ts';
import { viewSchema } from './book-views.ts';
import { Cancelling, timeoutMessage } from './cancelling.ts';
import { confinedRole } from './confined-role.ts';
import { inOrder } from './in-order.ts';
import { PlanningClient } from './planning-client.ts';
import { sqlOf } from './sql-of.ts';

/** A snapshot reads and cannot write: all it sees, the data version included, belongs together. */
export type Reach = 'snapshot' | 'write';

const begin: Record<Reach, string> = { snapshot: 'begin isolation level repeatable read read only', write: 'begin' };

/** What a snapshot names is a view of one book, where there is one; a write names the tables, and their policies hold. */
const paths: Record<Reach, string> = {
  snapshot: `; select set_config('search_path', '${viewSchema},' || current_setting('search_path'), true)`,
  write: '',
};

/** Sends the statements that a transaction begins with. */
export type Opening = (runner: QueryRunner, statements: string) => Promise<unknown>;

/**
 * Runs `work` in one transaction that sees nothing but one book, whatever its statements say: row-level security compares
 * each row with the value set here. Committed where `work` succeeds, else rolled back.
 */
export async function confined<T>(
  source: DataSource,
  bookId: number,
  reach: Reach,
  work: (sql: Sql) => Promise<T>,
  signal?: AbortSignal,
  open: Opening = (runner, statements) => runner.query(statements),
): Promise<T> {
  if (!Number.isInteger(bookId)) throw new TypeError(`${bookId} is no book`);
  if (signal?.aborted) throw new Refusal('TIMEOUT', timeoutMessage);
  const runner = source.createQueryRunner();
  const cancelling = new Cancelling(source, runner);
  const cancel = () => cancelling.start();
  let ahead: PlanningClient | null = null;
  try {
    const connection = await cancelling.connect();
    signal?.addEventListener('abort', cancel);
    if (signal?.aborted) throw new Refusal('TIMEOUT', timeoutMessage);
    // All in one message: opening a transaction costs no more than it did without a role.
    await open(runner, `${begin[reach]}; set local role ${confinedRole}; set local farthing.book = '${bookId}'${paths[reach]}`);
    const sql = cancelling.told(sqlOf(runner.manager));
    // Not before it is certain that the role holds.
    if (reach === 'snapshot' && connection instanceof PlanningClient) ahead = connection;
    ahead?.sendAhead(true);
    const result = await work(reach === 'write' || ahead ? sql : inOrder(sql));
    await runner.query('commit');
    return result;
  } catch (error) {
    await rolledBack(runner);
    if (cancelling.isUnderWay) throw new Refusal('TIMEOUT', timeoutMessage);
    throw error;
  } finally {
    // Whatever was sent has been answered before the end of the transaction was.
    ahead?.sendAhead(false);
    signal?.removeEventListener('abort', cancel);
    // It may not hit whoever is given the connection next.
    await cancelling.over();
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
    copyIn: (...copies) => confined(source, bookId, 'write', (sql) => sql.copyIn(...copies)),
  };
}
