import type { GraphQLSchema } from 'graphql';
import { FieldCache } from './cache/field-cache.ts';
import { MemoryEntries } from './cache/memory.ts';
import type { CacheParts } from './cache/parts.ts';
import type { CacheSession } from './cache/session.ts';
import { fieldCacheBytesMax } from './config/limits.ts';
import type { Context } from './context.ts';
import { cacheSessions } from './gate/cache-report.ts';
import { withCachedFields } from './gate/cached-fields.ts';
import { createSchema } from './schema.ts';

/** The schema with its cache, if any. */
export interface CachedSchema {
  readonly schema: GraphQLSchema;
  /** What the cached fields of a request share. */
  sessionOf(ctx: Context): CacheSession;
  /** Waits for what is computed behind answers that have gone out. */
  idle(): Promise<void>;
}

/** Null: everything is computed each time. */
export function cachedSchema(parts: CacheParts | null, now: () => Date): CachedSchema {
  const sessionOf = cacheSessions(parts?.remote ?? null);
  const schema = createSchema();
  if (!parts) return { schema, sessionOf, idle: async () => undefined };
  const cache = new FieldCache({ ...parts, memory: new MemoryEntries(fieldCacheBytesMax), now });
  return { schema: withCachedFields(schema, { cache, release: parts.release, sessionOf }), sessionOf, idle: () => cache.idle() };
}
