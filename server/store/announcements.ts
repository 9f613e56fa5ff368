import type { PGlite } from '@electric-sql/pglite';
import { Client } from 'pg';

/** The channel of PostgreSQL that writers announce on. */
export const channel = 'farthing';

/** Who is told of announcements. */
export interface Told {
  /** One announcement, in the order of the commits. */
  heard(text: string): void;
  /** Some may have been missed: the connection was lost, and stands again. */
  missed(): void;
  /** The connection is lost. It is made anew in the background. */
  lost(error: unknown): void;
}

export interface Announcements {
  close(): Promise<void>;
}

const retryMillisecondsMin = 250;
const retryMillisecondsMax = 10_000;

/** A connection of its own, which does nothing but listen; made anew for as long as it takes. */
export async function listenOnPostgres(url: string, told: Told): Promise<Announcements> {
  let isClosed = false;
  let client: Client | null = null;
  let timer: NodeJS.Timeout | undefined;
  const connect = async (waitMs: number): Promise<void> => {
    const next = new Client({ connectionString: url, keepAlive: true });
    let isLost = false;
    const again = (error: unknown) => {
      if (isLost || isClosed) return;
      isLost = true;
      told.lost(error);
      next.end().catch(() => undefined);
      timer = setTimeout(() => {
        const retry = connect(Math.min(2 * waitMs, retryMillisecondsMax));
        void retry.then(() => told.missed()).catch(() => undefined);
      }, waitMs).unref();
    };
    next.on('notification', ({ payload }) => told.heard(payload ?? ''));
    next.on('error', again);
    next.on('end', () => again(new Error('the connection has ended')));
    client = next;
    try {
      await next.connect();
      await next.query(`listen ${channel}`);
    } catch (error) {
      again(error);
      throw error;
    }
  };
  await connect(retryMillisecondsMin).catch(() => undefined);
  return {
    async close() {
      isClosed = true;
      clearTimeout(timer);
      await client?.end().catch(() => undefined);
    },
  };
}

/** The embedded database is of this process alone. Its one session must not be inside of a transaction at that moment. */
export async function listenEmbedded(database: PGlite, { heard }: Told): Promise<Announcements> {
  let isClosed = false;
  await database.listen(channel, (text) => {
    if (!isClosed) heard(text);
  });
  // `unlisten` would be a statement in whatever transaction is open just then.
  return {
    async close() {
      isClosed = true;
    },
  };
}
