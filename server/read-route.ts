import type { Context } from './context.ts';
import type { Position } from './ledger/book-state.sql.ts';
import { ReplicaUnable } from './store/replica-unable.ts';
import type { Replicas } from './store/replicas.ts';

type Snapshot = Context['snapshot'];

export interface RouteParts {
  readonly replicas: Replicas;
  readonly bookId: number;
  /** What the reads of the request have to see. */
  readonly least: Position;
  readonly signal: AbortSignal | undefined;
  readonly primary: Snapshot;
}

/**
 * Where the reads of one request go: to a replica which has come at least as far as the primary had when the request came,
 * so that nobody is shown less than has been acknowledged to anybody before he asked; else to the primary.
 */
export class ReadRoute {
  private isPrimaryOnly = false;

  constructor(private readonly parts: RouteParts) {}

  /** From now on. Call it when the request writes, and where what it has to see is not known. */
  toPrimary(): void {
    this.isPrimaryOnly = true;
  }

  /** Throws `ReplicaUnable` where a replica failed in the middle: read again, and the primary is asked. */
  readonly snapshot: Snapshot = async (read) => {
    const { replicas, bookId, least, signal } = this.parts;
    if (this.isPrimaryOnly || replicas.all.length === 0) return this.atPrimary(read);
    let hasBegun = false;
    try {
      return await replicas.snapshot(
        bookId,
        least,
        (sql) => {
          hasBegun = true;
          replicas.told.read('replica');
          return read(sql);
        },
        signal,
      );
    } catch (error) {
      if (!(error instanceof ReplicaUnable)) throw error;
      this.failed(error);
      if (hasBegun) throw error;
    }
    return this.atPrimary(read);
  };

  /** A statement has failed at a replica. */
  failed({ reason }: ReplicaUnable): void {
    this.toPrimary();
    this.parts.replicas.told.unable(reason);
  }

  private readonly atPrimary: Snapshot = (read) => {
    this.parts.replicas.told.read('primary');
    return this.parts.primary(read);
  };
}
