/** What became of one look-up of a cached field. */
export type LookupResult =
  | 'hit_l1'
  | 'hit_l2'
  | 'hit_peer'
  | 'stale_swr'
  | 'stale_error'
  | 'miss'
  | 'coalesced'
  | 'uncacheable'
  | 'too_large';

/** What became of one request whose whole answer may be kept. */
export type AnswerResult = 'hit' | 'not_modified' | 'miss' | 'not_stored';

/** What the caches tell about themselves. All the names in it come from our own schema, so there are few of them. */
export type CacheEvent =
  /** `ageSeconds` is that of the entry that was answered with; null where the field was computed. */
  | { readonly kind: 'lookup'; readonly field: string; readonly result: LookupResult; readonly ageSeconds: number | null }
  | { readonly kind: 'load'; readonly field: string; readonly seconds: number; readonly failed: boolean }
  /** One command to Redis, waited for or given up. */
  | { readonly kind: 'backend'; readonly operation: 'mget' | 'set' | 'lock'; readonly seconds: number; readonly failed: boolean }
  /** The breaker: false while Redis is left alone. */
  | { readonly kind: 'backend_up'; readonly up: boolean }
  | { readonly kind: 'answer'; readonly result: AnswerResult; readonly bytes: number };

export type CacheListener = (event: CacheEvent) => void;

/** Where metrics listen. Nothing is counted here. */
export class CacheEvents {
  private readonly listeners = new Set<CacheListener>();

  /** Returns what ends it. A listener must not throw. */
  subscribe(listener: CacheListener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  emit(event: CacheEvent): void {
    for (const listener of this.listeners) listener(event);
  }
}
