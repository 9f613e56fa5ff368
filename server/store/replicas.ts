import type { EntitySubscriberInterface } from 'typeorm';
import { type ReplicaLimits, replicaLimits } from '../config/limits.ts';
import type { Position } from '../ledger/book-state.sql.ts';
import type { Sql } from '../ledger/sql.ts';
import { Replica } from './replica.ts';
import { ReplicaUnable, type UnableReason } from './replica-unable.ts';

/** Who is told that a replica, by its number from 1, is there or is not. */
export type ReplicaTold = (number: number, isThere: boolean, error?: unknown) => void;

/** Who is told where reads went, and why not to a replica. */
export interface ReadsTold {
  read(target: 'primary' | 'replica'): void;
  unable(reason: UnableReason): void;
}

/** The servers that follow the primary, in the order of `DATABASE_READ_URLS`. Reads go to them in turn. */
export class Replicas {
  readonly all: readonly Replica[];
  /** Set by who counts. */
  told: ReadsTold = { read: () => undefined, unable: () => undefined };
  private readonly subscribers: EntitySubscriberInterface[] = [];
  private turn = 0;

  constructor(urls: readonly string[], told: ReplicaTold = () => undefined, limits: ReplicaLimits = replicaLimits) {
    this.all = urls.map((url, index) => {
      let wasThere: boolean | null = null;
      const changed = (isThere: boolean, error?: unknown) => {
        // Told once, however often it is looked for.
        if (isThere !== wasThere) told(index + 1, isThere, error);
        wasThere = isThere;
      };
      return new Replica(url, this.subscribers, changed, limits);
    });
  }

  /** Is told of every statement of theirs. */
  observe(subscriber: EntitySubscriberInterface): void {
    this.subscribers.push(subscriber);
    for (const replica of this.all) replica.observe(subscriber);
  }

  /** Reads at one of them what is before `least`, at least. Throws `ReplicaUnable` where none can. */
  snapshot<T>(bookId: number, least: Position, read: (sql: Sql) => Promise<T>, signal?: AbortSignal): Promise<T> {
    const count = this.all.length;
    for (let step = 0; step < count; step += 1) {
      this.turn = (this.turn + 1) % count;
      const replica = this.all[this.turn]!;
      if (replica.isReady) return replica.snapshot(bookId, least, read, signal);
    }
    return Promise.reject(new ReplicaUnable('away'));
  }

  async close(): Promise<void> {
    await Promise.all(this.all.map((replica) => replica.close()));
  }
}
