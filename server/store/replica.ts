import { setTimeout as sleep } from 'node:timers/promises';
import type { Client, Pool } from 'pg';
import { DataSource, type EntitySubscriberInterface, type QueryRunner } from 'typeorm';
import { healthCheckMillisecondsMax, pulseEveryMilliseconds, type ReplicaLimits } from '../config/limits.ts';
import type { Position } from '../ledger/book-state.sql.ts';
import { Refusal } from '../ledger/refusal.ts';
import type { Sql } from '../ledger/sql.ts';
import { confined } from './confined.ts';
import { connectionOf } from './postgres-connection.ts';
import { type Pulse, pulseOfPostgres } from './pulse.ts';
import { ReplicaUnable } from './replica-unable.ts';
import { watchPostgres } from './watching.ts';

/** How far a server has come in what another one writes. */
export interface Followed extends Position {
  /** False where it writes by itself: it has been promoted, or was never a replica. */
  readonly isStandby: boolean;
}

const followed = `select pg_is_in_recovery() as "isStandby", (coalesce(pg_last_wal_replay_lsn(), '0/0') - '0/0')::text as written,
  (select system_identifier from pg_control_system()) || '-' || (select oid from pg_database where datname = current_database())
    || '-' || upper(lpad(to_hex((select timeline_id from pg_control_checkpoint())), 8, '0')) as history`;

/** A server that follows the primary: its connections are made and given up in the background, and nobody waits for them. */
export class Replica {
  private source: DataSource | null = null;
  private isOpening = false;
  private isClosed = false;
  private restsUntilMs = 0;
  private readonly pulse: Pulse;
  private readonly watching: ReturnType<typeof watchPostgres>;
  private readonly tending: NodeJS.Timeout;
  /** How far each connection has seen its server come. A server goes back only by ending, and its connections with it. */
  private readonly seen = new WeakMap<object, bigint>();

  constructor(
    private readonly url: string,
    private readonly subscribers: readonly EntitySubscriberInterface[],
    private readonly told: (isThere: boolean, error?: unknown) => void,
    private readonly limits: ReplicaLimits,
  ) {
    this.pulse = pulseOfPostgres(url, () => this.leave());
    this.watching = watchPostgres(url);
    this.tending = setInterval(() => void this.open(), pulseEveryMilliseconds).unref();
    void this.open();
  }

  get isThere(): boolean {
    return this.source !== null && !this.pulse.isAway;
  }

  /** Whether it is worth asking now. */
  get isReady(): boolean {
    return this.isThere && performance.now() >= this.restsUntilMs;
  }

  /** How far it has come, on a connection of its own. */
  async followed(): Promise<Followed> {
    const [row] = await this.watching.query<Printed>(followed);
    return parsed(row!);
  }

  /** Throws where it is away, or follows nobody any more. */
  async requireFollowing(): Promise<void> {
    if (!(await this.followed()).isStandby) throw new Error('it writes by itself: it has been promoted, or was never a replica');
  }

  observe(subscriber: EntitySubscriberInterface): void {
    this.source?.subscribers.push(subscriber);
  }

  /** Reads in one snapshot that shows all that is before `least`. Throws `ReplicaUnable` where it cannot: `read` may have begun. */
  async snapshot<T>(bookId: number, least: Position, read: (sql: Sql) => Promise<T>, signal?: AbortSignal): Promise<T> {
    const { source } = this;
    if (!source) throw new ReplicaUnable('away');
    const opening = new Opened(this.limits.openingMillisecondsMax);
    let done: { readonly value: T } | null = null;
    const work = confined(
      source,
      bookId,
      'snapshot',
      async (sql) => {
        opening.reached();
        done = { value: await read(this.guarded(sql)) };
        return done.value;
      },
      signal,
      (runner, statements) => this.begin(runner, statements, least),
    );
    try {
      await this.pulse.whileThere(opening.inTime(work));
      const value = await this.pulse.whileThere(work);
      this.pulse.heard();
      return value;
    } catch (error) {
      // What has been read has been read, however the transaction ended.
      if (done) return (done as { readonly value: T }).value;
      // Nobody waits for it any more.
      if (error instanceof Refusal && error.code === 'TIMEOUT') throw error;
      if (opening.isOver && !(error instanceof ReplicaUnable)) throw error;
      const unable = unableBy(error);
      // Who comes next need not find out again.
      if (!opening.isOver) this.restsUntilMs = performance.now() + this.limits.restMilliseconds;
      throw unable;
    }
  }

  async close(): Promise<void> {
    this.isClosed = true;
    clearInterval(this.tending);
    await Promise.all([this.pulse.close(), this.watching.close()]);
    await this.source?.destroy();
    this.source = null;
  }

  private async open(): Promise<void> {
    if (this.isOpening || this.source || this.pulse.isAway) return;
    this.isOpening = true;
    const source = new DataSource(optionsOf(this.url));
    try {
      await source.initialize();
      if (this.isClosed) return await source.destroy();
      source.subscribers.push(...this.subscribers);
      this.source = source;
      this.told(true);
    } catch (error) {
      this.told(false, error);
    } finally {
      this.isOpening = false;
    }
  }

  /** Its connections may be dead without knowing it: new ones are made when it shows signs of life again. */
  private leave(): void {
    const { source } = this;
    this.source = null;
    if (!source) return;
    this.told(false);
    const { _clients: clients } = (source.driver as unknown as { master: Pool & { _clients: Client[] } }).master;
    for (const client of clients) (client as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy();
    source.destroy().catch(() => undefined);
  }

  /** A snapshot is taken by the first statement of its transaction: whether the server has come far enough is known before. */
  private async begin(runner: QueryRunner, statements: string, least: Position): Promise<void> {
    const client = (await runner.connect()) as Client;
    if ((this.seen.get(client) ?? -1n) < least.written) await this.reached(client, least.written);
    // The driver answers several statements with a list of results.
    const results = (await client.query(`${statements}; ${followed}`)) as unknown as { rows: Printed[] }[];
    const now = parsed(results.at(-1)!.rows[0]!);
    if (!now.isStandby || now.history !== least.history) throw new ReplicaUnable('foreign');
    this.seen.set(client, now.written);
  }

  private async reached(client: Client, least: bigint): Promise<void> {
    const untilMs = performance.now() + this.limits.patienceMilliseconds;
    for (;;) {
      const { rows } = (await client.query(followed)) as unknown as { rows: Printed[] };
      const now = parsed(rows[0]!);
      if (!now.isStandby) throw new ReplicaUnable('foreign');
      this.seen.set(client, now.written);
      if (now.written >= least) return;
      if (performance.now() >= untilMs) throw new ReplicaUnable('behind');
      await sleep(this.limits.askedEveryMilliseconds);
    }
  }

  /** Whatever goes wrong with a statement here need not go wrong at the primary. */
  private guarded(sql: Sql): Sql {
    return {
      ...sql,
      query: (text, parameters) =>
        this.pulse.whileThere(sql.query<never>(text, parameters)).catch((error: unknown) => {
          throw error instanceof Refusal && error.code !== 'UNAVAILABLE' ? error : unableBy(error);
        }),
    };
  }
}

/** The time until a transaction has begun, which is bounded: a server that does not let us begin is left alone. */
class Opened {
  isOver = false;
  private isGivenUp = false;
  private tell: () => void = () => undefined;
  private readonly begun = new Promise<void>((resolve) => {
    this.tell = resolve;
  });

  constructor(private readonly millisecondsMax: number) {}

  reached(): void {
    if (this.isGivenUp) throw new ReplicaUnable('slow');
    this.isOver = true;
    this.tell();
  }

  async inTime(work: Promise<unknown>): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const tooLate = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        this.isGivenUp = true;
        reject(new ReplicaUnable('slow'));
      }, this.millisecondsMax);
    });
    // Nobody may wait for it any more when it fails.
    work.catch(() => undefined);
    try {
      await Promise.race([this.begun, work, tooLate]);
    } finally {
      clearTimeout(timer);
    }
  }
}

type Printed = Readonly<{ isStandby: boolean; written: string; history: string }>;

const parsed = ({ isStandby, written, history }: Printed): Followed => ({ isStandby, written: BigInt(written), history });

const unableBy = (error: unknown) => (error instanceof ReplicaUnable ? error : new ReplicaUnable('failed', { cause: error }));

function optionsOf(url: string) {
  const { extra, ...rest } = connectionOf(url);
  return { ...rest, poolErrorHandler: () => undefined, extra: { ...extra, connectionTimeoutMillis: healthCheckMillisecondsMax } };
}
