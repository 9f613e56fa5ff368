import { Client } from 'pg';
import type { DataSource } from 'typeorm';
import { healthCheckMillisecondsMax } from '../config/limits.ts';

/**
 * Ends statements by a connection that is opened for it, and serves all that are to be ended by then. Those of the pool may all be at
 * such statements: whoever waited for one of them, to end what holds it, would wait for ever.
 */
export class Canceller {
  private waiting = new Map<number, Promise<boolean>>();
  private last: Promise<boolean> = Promise.resolve(true);
  private processIds: number[] = [];

  constructor(private readonly url: string) {}

  /** Whether the order has reached the database. Takes a bounded time, whatever becomes of it. */
  cancel(processId: number): Promise<boolean> {
    const asked = this.waiting.get(processId);
    if (asked) return asked;
    this.processIds.push(processId);
    const done = this.processIds.length > 1 ? this.last : this.next();
    this.waiting.set(processId, done);
    return done;
  }

  /** After those who are being ended, all that have come until then. */
  private next(): Promise<boolean> {
    this.last = this.last.then(async () => {
      const ids = this.processIds;
      this.processIds = [];
      this.waiting = new Map();
      return this.send(ids);
    });
    return this.last;
  }

  private async send(processIds: readonly number[]): Promise<boolean> {
    const client = new Client({
      connectionString: this.url,
      connectionTimeoutMillis: healthCheckMillisecondsMax,
      query_timeout: healthCheckMillisecondsMax,
    });
    // What breaks is told by the question as well.
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.query('select pg_cancel_backend(id) from unnest($1::int[]) as id', [processIds]);
      return true;
    } catch {
      return false;
    } finally {
      void client.end().catch(() => undefined);
    }
  }
}

const cancellers = new WeakMap<DataSource, Canceller>();

/** One for each database; null for the embedded one, whose only connection it would take. */
export function cancellerOf(source: DataSource): Canceller | null {
  const { url } = source.options as { url?: string };
  if (url === undefined) return null;
  let canceller = cancellers.get(source);
  if (!canceller) {
    canceller = new Canceller(url);
    cancellers.set(source, canceller);
  }
  return canceller;
}
