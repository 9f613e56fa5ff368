import { Client } from 'pg';
import { pulseEveryMilliseconds, pulseMillisecondsMax } from '../config/limits.ts';
import { Refusal } from '../ledger/refusal.ts';
import { isOutage } from './store-fault.ts';

/** Whether the database shows signs of life, asked all the time: a frozen one neither answers nor breaks a connection off. */
export interface Pulse {
  readonly isAway: boolean;
  /** Waits for work that needs the database, no longer than it is there. Throws UNAVAILABLE as soon as it is not. */
  whileThere<T>(work: Promise<T>): Promise<T>;
  /** It has just answered somebody, which is a sign of life as well. */
  heard(): void;
  close(): Promise<void>;
}

/** Of a database inside of this process, which lives as long as it does. */
export const alwaysThere: Pulse = { isAway: false, whileThere: (work) => work, heard: () => undefined, close: async () => undefined };

/** By a connection of its own, so that a pool whose connections are all busy is not taken for a database that is gone. */
export function pulseOfPostgres(url: string, onLost: () => void = () => undefined): Pulse {
  const heart = new Heart(url, onLost);
  heart.start();
  return heart;
}

class Heart implements Pulse {
  isAway = false;
  private client: Client | null = null;
  private timer: NodeJS.Timeout | undefined;
  private isClosed = false;
  private heardAtMs = Number.NEGATIVE_INFINITY;
  /** Those who wait for the database. */
  private readonly waiting = new Set<(refusal: Refusal) => void>();

  constructor(
    private readonly url: string,
    private readonly onLost: () => void,
  ) {}

  start(): void {
    if (this.isClosed) return;
    this.timer = setTimeout(() => void this.beat().finally(() => this.start()), pulseEveryMilliseconds).unref();
  }

  async whileThere<T>(work: Promise<T>): Promise<T> {
    // It may end after nobody waits for it any more.
    work.catch(() => undefined);
    if (this.isAway) throw unavailable();
    let leave: ((refusal: Refusal) => void) | undefined;
    const gone = new Promise<never>((_, reject) => {
      leave = reject;
      this.waiting.add(reject);
    });
    try {
      return await Promise.race([work, gone]);
    } catch (error) {
      throw isOutage(error) ? unavailable() : error;
    } finally {
      this.waiting.delete(leave!);
    }
  }

  heard(): void {
    this.heardAtMs = performance.now();
  }

  async close(): Promise<void> {
    this.isClosed = true;
    clearTimeout(this.timer);
    await this.client?.end().catch(() => undefined);
  }

  private async beat(): Promise<void> {
    const begunMs = performance.now();
    try {
      await inGoodTime(this.ask());
      this.isAway = false;
    } catch {
      this.drop();
      // On its way out it is nobody's news; and a new connection may take its time where all others are answered.
      if (!this.isClosed && this.heardAtMs < begunMs) this.lost();
    }
  }

  private async ask(): Promise<void> {
    if (!this.client) {
      const next = new Client({ connectionString: this.url, keepAlive: true });
      this.client = next;
      next.on('error', () => {
        if (this.client === next) this.drop();
      });
      await next.connect();
    }
    await this.client.query('select 1');
  }

  /** The socket alone: a frozen database hears no goodbye. */
  private drop(): void {
    const { connection } = (this.client ?? {}) as { connection?: { stream?: { destroy(): void } } };
    connection?.stream?.destroy();
    this.client = null;
  }

  private lost(): void {
    this.isAway = true;
    for (const leave of this.waiting) leave(unavailable());
    this.waiting.clear();
    this.onLost();
  }
}

/** What is said while the database is away. */
export function unavailable(): Refusal {
  return new Refusal('UNAVAILABLE', 'The database does not answer at the moment. Try again soon; the log of the server says more.', [], 5);
}

/** What this process was too busy to hear has had its time too: it is heard before time is called. */
async function inGoodTime(work: Promise<void>): Promise<void> {
  let isOver = false;
  const ended = work.finally(() => {
    isOver = true;
  });
  ended.catch(() => undefined);
  await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, pulseMillisecondsMax).unref())]);
  for (let turn = 0; turn < 3 && !isOver; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  if (!isOver) throw new Error(`no sign of life within ${pulseMillisecondsMax} ms`);
  await ended;
}
