import type { DataSource, QueryRunner } from 'typeorm';
import { Refusal } from '../ledger/refusal.ts';
import type { Sql } from '../ledger/sql.ts';
import { viewSchema } from './book-views.ts';
import { confinedRole } from './confined-role.ts';
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
  const runner = source.createQueryRunner();
  const cancelling = new Cancelling(source, runner);
  const cancel = () => cancelling.start();
  try {
    await cancelling.connect();
    signal?.addEventListener('abort', cancel);
    if (signal?.aborted) throw new Refusal('TIMEOUT', timeoutMessage);
    // All in one message: opening a transaction costs no more than it did without a role.
    await open(runner, `${begin[reach]}; set local role ${confinedRole}; set local farthing.book = '${bookId}'${paths[reach]}`);
    const result = await work(cancelling.told(sqlOf(runner.manager)));
    await runner.query('commit');
    return result;
  } catch (error) {
    await rolledBack(runner);
    if (cancelling.isUnderWay) throw new Refusal('TIMEOUT', timeoutMessage);
    throw error;
  } finally {
    signal?.removeEventListener('abort', cancel);
    // It may not hit whoever is given the connection next.
    await cancelling.over();
    await runner.release();
  }
}

const timeoutMessage = 'This took too long, and was given up. Ask for less, or for a shorter time.';

/** Ends the statement that a connection is at, by another connection. The embedded database has one alone, and finishes. */
class Cancelling {
  private processId: number | undefined;
  private asked: Promise<unknown> | null = null;

  constructor(
    private readonly source: DataSource,
    private readonly runner: QueryRunner,
  ) {}

  /** Who reads is told in our words that the time is up, and not in the database's. */
  told(sql: Sql): Sql {
    return {
      ...sql,
      query: (text, parameters) =>
        sql.query<never>(text, parameters).catch((error: unknown) => {
          throw this.isUnderWay ? new Refusal('TIMEOUT', timeoutMessage) : error;
        }),
    };
  }

  get isUnderWay(): boolean {
    return this.asked !== null;
  }

  async connect(): Promise<void> {
    this.processId = ((await this.runner.connect()) as { processID?: number }).processID;
  }

  start(): void {
    if (this.processId === undefined) return;
    this.asked ??= this.source.query('select pg_cancel_backend($1)', [this.processId]).catch(() => undefined);
  }

  async over(): Promise<void> {
    await this.asked;
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
