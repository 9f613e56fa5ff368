import { LRUCache } from 'lru-cache';
import type { Frame } from './frame.sql.ts';

/** All of a frame that the ledger's version tells: the rest of the version does not touch it, but for the rates that it remembers. */
export type FrameParts = Omit<Frame, 'version'>;

/**
 * What reports stand on, of books that were read before: whatever changes a book, an account or a commodity is counted by the
 * ledger's version, so that within an epoch equal versions are equal frames. Only what a snapshot read may be kept: the version
 * that a write sees of itself may yet become somebody else's.
 */
export class FrameMemory {
  private readonly kept: LRUCache<string, FrameParts>;

  /** Holds this many accounts, of all books together. */
  constructor(accountsMax: number) {
    this.kept = new LRUCache({ maxSize: accountsMax, sizeCalculation: ({ chart }) => chart.accounts.length + 1 });
  }

  /** Of the states that this epoch's versions count (see `BookState`). */
  within(epoch: string): FramesKept {
    const keyOf = (bookId: number, ledger: bigint) => `${epoch} ${bookId} ${ledger}`;
    return {
      find: (bookId, ledger) => this.kept.get(keyOf(bookId, ledger)) ?? null,
      keep: (ledger, parts) => void this.kept.set(keyOf(parts.book.id, ledger), parts),
    };
  }
}

export interface FramesKept {
  find(bookId: number, ledger: bigint): FrameParts | null;
  keep(ledger: bigint, frame: FrameParts): void;
}
