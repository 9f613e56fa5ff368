import { CacheEvents, type LookupResult } from '../cache/events.ts';
import { type CachePolicy, type CacheQuestion, FieldCache, type FieldCacheParts } from '../cache/field-cache.ts';
import { MemoryEntries } from '../cache/memory.ts';
import { CacheSession } from '../cache/session.ts';

/** A gate: what waits at it goes on when it is opened. */
export interface Gate {
  readonly passed: Promise<void>;
  open(): void;
}

export function closedGate(): Gate {
  let open: () => void = () => undefined;
  const passed = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { passed, open };
}

/** One process's field cache over a book that a test writes to, with a clock that it sets. */
export interface CachedField {
  readonly cache: FieldCache;
  readonly events: CacheEvents;
  readonly results: LookupResult[];
  /** How often the value was computed. */
  loads: number;
  /** What computing does instead of reading the book. */
  instead: (() => Promise<unknown>) | null;
  /** Asks as a request that came now. */
  ask(key?: string, session?: CacheSession): Promise<any>;
}

export interface World {
  /** What a write increases: the version, and the figure that is computed from it. */
  version: bigint;
  nowMs: number;
}

export const newWorld = (): World => ({ version: 1n, nowMs: 1_000_000_000_000 });

const policy: CachePolicy = { field: 'Query.figure', ttlSeconds: 60, swrSeconds: 30, staleIfErrorSeconds: 3600 };

export function cachedField(
  world: World,
  parts: Partial<FieldCacheParts> = {},
  {
    policy: given = policy,
    session = () => new CacheSession(parts.remote ?? null),
  }: { policy?: CachePolicy; session?: () => CacheSession } = {},
): CachedField {
  const events = parts.events ?? new CacheEvents();
  const results: LookupResult[] = [];
  events.subscribe((event) => void (event.kind === 'lookup' && results.push(event.result)));
  const memory = new MemoryEntries(1_000_000);
  const now = () => new Date(world.nowMs);
  const cache = new FieldCache({ memory, remote: null, events, now, random: () => 0, strict: true, ...parts });
  const field: CachedField = {
    cache,
    events,
    results,
    loads: 0,
    instead: null,
    ask: (key = 'figure', its = session()) => cache.answer(questionOf(field, world, given, key, its)),
  };
  return field;
}

function questionOf(field: CachedField, world: World, policy: CachePolicy, key: string, session: CacheSession): CacheQuestion {
  return {
    policy,
    key: `fc1:{book}:${key}`,
    version: world.version,
    domains: 'LEDGER',
    path: key,
    session,
    async load() {
      field.loads += 1;
      return field.instead
        ? field.instead()
        : { figure: Number(world.version), provenance: { dataVersion: world.version.toString(), stale: false } };
    },
    versionOf: (value: any) => (value?.provenance ? BigInt(value.provenance.dataVersion) : null),
    isFault: (error) => !(error as Error).message.startsWith('refused'),
    markStale: (value: any) => ({ ...value, provenance: { ...value.provenance, stale: true } }),
  };
}
