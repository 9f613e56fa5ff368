import type { DataSource, QueryRunner } from 'typeorm';
import { Refusal } from '../ledger/refusal.ts';
import type { Sql } from '../ledger/sql.ts';
import { type Canceller, cancellerOf } from './canceller.ts';

export const timeoutMessage = 'This took too long, and was given up. Ask for less, or for a shorter time.';

/** Ends the statement that a connection is at. The embedded database has one connection alone, and finishes. */
export class Cancelling {
  private readonly canceller: Canceller | null;
  private connection: { readonly processID?: number; readonly connection?: { readonly stream: { destroy(): void } } } = {};
  private asked: Promise<boolean> | null = null;

  constructor(
    source: DataSource,
    private readonly runner: QueryRunner,
  ) {
    this.canceller = cancellerOf(source);
  }

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

  async connect(): Promise<object> {
    this.connection = (await this.runner.connect()) as typeof this.connection;
    return this.connection;
  }

  start(): void {
    const { processID } = this.connection;
    if (this.canceller && processID !== undefined) this.asked ??= this.canceller.cancel(processID);
  }

  /** Nobody who is given the connection next may be hit: where it is not certain that the order was carried out, nobody is. */
  async over(): Promise<void> {
    if (this.asked && !(await this.asked)) this.connection.connection?.stream.destroy();
  }
}
