import type { ApolloServerPlugin } from '@apollo/server';
import type { RemoteEntries } from '../cache/remote.ts';
import { CacheSession } from '../cache/session.ts';
import type { Context } from '../context.ts';

/** Gives each request what its cached fields share. */
export function cacheSessions(remote: RemoteEntries | null): (ctx: Context) => CacheSession {
  const known = new WeakMap<Context, CacheSession>();
  return (ctx) => {
    let session = known.get(ctx);
    if (!session) {
      session = new CacheSession(remote);
      known.set(ctx, session);
    }
    return session;
  };
}

/** Whether these headers ask what the cache did: `farthing-debug: cache`. */
export function asksForCacheReport(header: string | undefined): boolean {
  return header?.split(',').some((word) => word.trim() === 'cache') ?? false;
}

/** `extensions.cache` where the header asks for it: for each cached field where its value came from, its age and what is left of its TTL. */
export function cacheReport(sessionOf: (ctx: Context) => CacheSession): ApolloServerPlugin<Context> {
  return {
    async requestDidStart({ request }) {
      if (!asksForCacheReport(request.http?.headers.get('farthing-debug'))) return;
      return {
        async willSendResponse({ response, contextValue }) {
          if (response.body.kind !== 'single') return;
          const fields = sessionOf(contextValue).notes.map(({ path, field, result, ageSeconds, ttlSeconds }) => ({
            path,
            field,
            hit: result.startsWith('hit') || result.startsWith('stale'),
            source: result,
            ageSeconds: rounded(ageSeconds),
            ttlSeconds: rounded(ttlSeconds),
          }));
          const { singleResult } = response.body;
          singleResult.extensions = { ...singleResult.extensions, cache: { fields } };
        },
      };
    },
  };
}

function rounded(seconds: number): number {
  return Number(seconds.toFixed(3)); // not money: seconds
}
