import { CacheEvents } from './events.ts';
import type { RemoteEntries } from './remote.ts';

/** What computed answers are kept with. */
export interface CacheParts {
  /** What several servers share; null: this one keeps its own. Whoever opened it closes it. */
  readonly remote: RemoteEntries | null;
  readonly events: CacheEvents;
  /** Differs between servers that may compute other figures from the same books. */
  readonly release: string;
  /** From 0 up to 1. */
  readonly random: () => number;
  /** A value that cannot be kept is a fault instead of being computed each time: for tests. */
  readonly strict: boolean;
}

/** A cache of this process alone. */
export function cacheAlone(given: Partial<CacheParts> = {}): CacheParts {
  return { remote: null, events: new CacheEvents(), release: 'alone', random: Math.random, strict: false, ...given };
}
