import pg from 'pg';
import { healthCheckMillisecondsMax } from '../config/limits.ts';
import type { Sql } from '../ledger/sql.ts';
import { wireTypes } from './wire-types.ts';

/** Longer than from one scrape to the next, so that each finds its connection open. */
const idleMilliseconds = 120_000;

/** One connection for who watches the database: behind requests that wait for theirs, nobody would hear that they wait. */
export function watchPostgres(url: string): Pick<Sql, 'query'> & { close(): Promise<void> } {
  const pool = new pg.Pool({
    connectionString: url,
    types: wireTypes,
    max: 1,
    idleTimeoutMillis: idleMilliseconds,
    connectionTimeoutMillis: healthCheckMillisecondsMax,
    query_timeout: healthCheckMillisecondsMax,
  });
  // A connection that breaks while nobody asks: the next question opens another, and says so if it cannot.
  pool.on('error', () => undefined);
  return {
    query: async <Row>(text: string, parameters: readonly unknown[] = []) => (await pool.query(text, [...parameters])).rows as Row[],
    close: () => pool.end(),
  };
}
