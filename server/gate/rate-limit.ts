import { getDirective, MapperKind, mapSchema } from '@graphql-tools/utils';
import { DirectiveLocation, defaultFieldResolver, GraphQLDirective, GraphQLInt, GraphQLNonNull, type GraphQLSchema } from 'graphql';
import { getGraphQLRateLimiter, Store } from 'graphql-rate-limit';
import type { Context } from '../context.ts';
import type { BucketSize, Buckets } from '../fair-use/buckets.ts';
import { Refusal } from '../ledger/refusal.ts';

const count = (description: string) => ({ type: new GraphQLNonNull(GraphQLInt), description });

export const rateLimitDirective = new GraphQLDirective({
  name: 'rateLimit',
  description: 'How often one credential may ask for the field in one book, however it asks: by alias, at once, or over several servers.',
  locations: [DirectiveLocation.FIELD_DEFINITION],
  args: { limit: count('So often at once.'), windowSeconds: count('In which as many come back, evenly.') },
});

/** Where a bucket of `graphql-rate-limit` is held against a field: its name and how much it takes. */
interface Limit {
  readonly size: BucketSize;
  readonly limit: number;
  readonly windowSeconds: number;
}

/**
 * graphql-rate-limit reads, decides and writes, and two hundred calls at once all read the same. So the reading here is the
 * deciding: it takes from a bucket in one step, and shows an empty past to whom it let pass and a full one to whom not.
 */
class OneStepStore extends Store {
  constructor(
    private readonly buckets: Buckets,
    private readonly limits: ReadonlyMap<string, Limit>,
  ) {
    super();
  }

  async getForIdentity({ contextIdentity, fieldIdentity }: { contextIdentity: string; fieldIdentity: string }): Promise<number[]> {
    const { size, limit } = this.limits.get(fieldIdentity)!;
    const { isAllowed } = await this.buckets.take(`field ${fieldIdentity} ${contextIdentity}`, size, 1);
    return isAllowed ? [] : Array.from({ length: limit }, () => Date.now());
  }

  setForIdentity(): void {
    // It was written when it was read.
  }
}

/** Holds each field under @rateLimit to its limit, before its cache and its resolver. */
export function withRateLimits(schema: GraphQLSchema, buckets: Buckets): GraphQLSchema {
  const limits = new Map<string, Limit>();
  const identifyContext = ({ viewer, book }: Context) => `${viewer.credential} book ${book.id}`;
  const limiter = getGraphQLRateLimiter({ identifyContext, store: new OneStepStore(buckets, limits) });
  return mapSchema(schema, {
    [MapperKind.OBJECT_FIELD]: (field, name) => {
      const directive = getDirective(schema, field, 'rateLimit')?.[0] as { limit: number; windowSeconds: number } | undefined;
      if (!directive) return undefined;
      const { limit, windowSeconds } = directive;
      if (limits.has(name)) throw new Error(`two fields named ${name} have a @rateLimit: they would share it`);
      limits.set(name, { limit, windowSeconds, size: { capacity: limit, perSecond: limit * windowSeconds ** -1 } });
      const { resolve = defaultFieldResolver } = field;
      return {
        ...field,
        async resolve(parent, args, context: Context, info) {
          const refused = await limiter({ parent, args, context, info }, { max: limit, window: `${windowSeconds}s` });
          if (refused) {
            const seconds = Math.max(1, Math.ceil(windowSeconds * limit ** -1));
            const message = `\`${name}\` may be asked for ${limit} times in ${windowSeconds} seconds. Try again in ${seconds} seconds.`;
            throw new Refusal('RATE_LIMITED', message, [], seconds);
          }
          return resolve(parent, args, context, info);
        },
      };
    },
  });
}
