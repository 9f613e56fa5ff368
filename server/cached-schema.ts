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
  if (!parts) return { schema: createSchema(), sessionOf, idle: async () => undefined };
  const { release } = parts;
  const cache = new FieldCache({ ...parts, memory: new MemoryEntries(fieldCacheBytesMax), now });
  const schema = createSchema((bare) => withCachedFields(bare, { cache, release, sessionOf }));
  return { schema, sessionOf, idle: () => cache.idle() };
}
