import type { Context } from './context.ts';
import { keepFrames } from './ledger/frame.sql.ts';
import type { FramesKept } from './ledger/frame-memory.ts';
import type { Sql } from './ledger/sql.ts';
import { ReplicaUnable } from './store/replica-unable.ts';

type Snapshot = Context['snapshot'];

export interface SharedSnapshot {
  /** Reads in the snapshot that others of the request are reading in; in a new one where nobody is. */
  readonly snapshot: Snapshot;
  /** Call after a write: whoever reads from then on sees it. */
  forget(): void;
}

interface Open {
  readonly sql: Promise<Sql>;
  readers: number;
  close(): void;
}

/**
 * One snapshot for all that a request reads at a time: its figures belong together, the book's frame is read once, and a
 * question of ten fields is one transaction. It ends when its last reader has, and nobody has come in the same turn.
 */
export function sharedSnapshot(
  open: Snapshot,
  frames: FramesKept,
  leaveReplicas: (unable: ReplicaUnable) => void = () => undefined,
): SharedSnapshot {
  let current: Open | null = null;
  const leave = (mine: Open) => {
    mine.readers -= 1;
    setImmediate(() => {
      if (mine.readers > 0) return;
      if (current === mine) current = null;
      mine.close();
    });
  };
  const snapshot: Snapshot = async (read) => {
    current ??= begin(open, frames);
    const mine = current;
    mine.readers += 1;
    let again: Snapshot;
    try {
      return await read(await mine.sql);
    } catch (error) {
      if (error instanceof ReplicaUnable) {
        leaveReplicas(error);
        if (current === mine) current = null;
        again = snapshot;
      } else if (isAftermath(error)) again = open;
      else throw error;
    } finally {
      leave(mine);
    }
    // PostgreSQL refuses everything after a statement that failed: what was not at fault is read again, alone. Whoever
    // held the one connection while waiting for another could wait for others who do the same.
    return again(read);
  };
  return {
    snapshot,
    forget() {
      current = null;
    },
  };
}

function begin(open: Snapshot, frames: FramesKept): Open {
  let close: () => void = () => undefined;
  const closed = new Promise<void>((resolve) => {
    close = resolve;
  });
  const sql = new Promise<Sql>((resolve, reject) => {
    open(async (shared) => {
      keepFrames(shared, frames);
      resolve(shared);
      await closed;
    }).catch(reject);
  });
  return { sql, readers: 0, close };
}

/** `in_failed_sql_transaction`: another statement of the transaction had failed before. */
function isAftermath(error: unknown): boolean {
  const codes = [error, (error as { cause?: unknown } | null)?.cause, (error as { driverError?: unknown } | null)?.driverError];
  return codes.some((one) => (one as { code?: unknown } | null | undefined)?.code === '25P02');
}
