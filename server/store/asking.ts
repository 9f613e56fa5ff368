import type { Socket } from 'node:net';
import { LRUCache } from 'lru-cache';
import pg from 'pg';
import { operationMillisecondsMax, rememberedAnswersMax } from '../config/limits.ts';
import type { Sql } from '../ledger/sql.ts';
import type { Given } from './embedded-driver.ts';
import { PlanningClient } from './planning-client.ts';
import { wireTypes } from './wire-types.ts';

/** Where statements go that are asked before everything else. */
export interface Asking extends Pick<Sql, 'query'> {
  /** Told of each how long it took; not of those that are observed elsewhere. */
  told: (milliseconds: number, text: string) => void;
}

/** One connection, kept open, with as little around each statement as there can be: several requests share each answer. */
export function askPostgres(url: string): Asking & { renew(): void; close(): Promise<void> } {
  const pool = new pg.Pool({
    connectionString: url,
    types: wireTypes,
    max: 1,
    min: 1,
    keepAlive: true,
    idleTimeoutMillis: 0,
    connectionTimeoutMillis: operationMillisecondsMax,
    Client: PlanningClient,
  });
  let open: pg.PoolClient | null = null;
  pool.on('connect', (client) => {
    open = client;
  });
  // A connection that breaks while nobody asks: the next question opens another, and says so if it cannot.
  pool.on('error', () => undefined);
  const asking: ReturnType<typeof askPostgres> = {
    told: (): void => undefined,
    async query<Row>(text: string, parameters: readonly unknown[] = []): Promise<Row[]> {
      const begunMs = performance.now();
      const { rows } = await pool.query(text, parameters as unknown[]);
      asking.told(performance.now() - begunMs, text);
      return rows as Row[];
    },
    /** Nothing that is asked already will be answered: a server that is gone for good leaves a connection silent for minutes. */
    renew() {
      const { connection } = (open ?? {}) as { connection?: { stream?: Socket } };
      connection?.stream?.destroy();
      open = null;
    },
    close: () => pool.end(),
  };
  return asking;
}

/**
 * All that is said to an embedded database is said in this process. So while nothing has been said to it since a question was
 * answered, the same question has the same answer, and need not be asked. Not for what depends on the time.
 */
export function askEmbedded(sql: Pick<Sql, 'query'>, given: Given): Asking {
  const answers = new LRUCache<string, { readonly rows: readonly unknown[]; readonly after: number }>({ max: rememberedAnswersMax });
  return {
    told: () => undefined,
    async query<Row>(text: string, parameters: readonly unknown[] = []): Promise<Row[]> {
      const name = JSON.stringify([text, parameters]);
      const before = answers.get(name);
      if (before?.after === given.statements) return [...before.rows] as Row[];
      const own = given.statements + 1;
      const rows = await sql.query<Row>(text, parameters);
      // Where another statement has come before it, or after, it is not known which of them this answer has seen.
      if (given.statements === own) answers.set(name, { rows, after: own });
      return rows;
    },
  };
}
