import { createHash } from 'node:crypto';
import { MapperKind, mapSchema } from '@graphql-tools/utils';
import {
  defaultFieldResolver,
  type GraphQLFieldConfig,
  type GraphQLFieldResolver,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  getNamedType,
  responsePathAsArray,
} from 'graphql';
import { encodeValue } from '../cache/codec.ts';
import type { CachePolicy, CacheQuestion, FieldCache } from '../cache/field-cache.ts';
import type { CacheSession } from '../cache/session.ts';
import type { Context } from '../context.ts';
import { parseDataVersion, versionOver } from '../ledger/data-version.sql.ts';
import { Refusal } from '../ledger/refusal.ts';
import { type CacheRule, cacheRuleOf, hasProvenance } from './cache-directive.ts';

export interface CachedFieldsParts {
  readonly cache: FieldCache;
  /** Tells apart servers that may compute other figures from the same books. */
  readonly release: string;
  sessionOf(ctx: Context): CacheSession;
}

type Resolve = GraphQLFieldResolver<unknown, Context>;

/** Puts the cache before every field that says `@cached`. Resolvers know nothing of it. */
export function withCachedFields(schema: GraphQLSchema, parts: CachedFieldsParts): GraphQLSchema {
  return mapSchema(schema, {
    [MapperKind.OBJECT_FIELD]: (field: GraphQLFieldConfig<unknown, Context>, fieldName, typeName) => {
      const rule = cacheRuleOf(schema, field as GraphQLFieldConfig<unknown, unknown>);
      if (!rule) return typeName === schema.getQueryType()?.name ? { ...field, resolve: neverRemembered(field.resolve) } : field;
      const saysStale = hasProvenance(schema, getNamedType(field.type).name);
      const policy: CachePolicy = {
        field: `${typeName}.${fieldName}`,
        ttlSeconds: rule.ttl,
        swrSeconds: rule.swr,
        staleIfErrorSeconds: saysStale ? rule.staleIfError : 0,
      };
      return { ...field, resolve: cachedResolve(field.resolve ?? defaultFieldResolver, policy, rule, parts) };
    },
  });
}

/** What cannot say that it is old is not answered from memory. */
function neverRemembered(resolve: Resolve = defaultFieldResolver): Resolve {
  return (root, args, ctx, info) => {
    if (ctx.isRemembered) throw new Refusal('UNAVAILABLE', 'The database does not answer at the moment. Try again soon.', [], 5);
    return resolve(root, args, ctx, info);
  };
}

function cachedResolve(resolve: Resolve, policy: CachePolicy, rule: CacheRule, parts: CachedFieldsParts): Resolve {
  return async (root, args, ctx, info) => {
    const { version, epoch } = await ctx.state();
    const session = parts.sessionOf(ctx);
    const domains = rule.deps.join();
    const question: CacheQuestion = {
      policy,
      // What is asked at the top has no parent, wherever the query stands.
      key: keyOf({
        policy,
        rule,
        epoch,
        release: parts.release,
        parent: info.parentType === info.schema.getQueryType() ? null : root,
        args,
        ctx,
      }),
      version: session.least(domains, versionOver(version, rule.deps)),
      domains,
      path: pathOf(info),
      session,
      isBlind: ctx.isRemembered,
      load: async () => resolve(root, args, ctx, info),
      // What says nothing is of no earlier a version than the request came with. Other fields may have been answered of a later one since.
      versionOf: (value) => writtenVersion(value, rule) ?? versionOver(version, rule.deps),
      isFault: (error) => !(error instanceof Refusal) || error.code === 'UNAVAILABLE' || error.code === 'TIMEOUT',
      markStale: (value) => ({ ...(value as Reported), provenance: { ...(value as Reported).provenance, stale: true } }),
    };
    return parts.cache.answer(question);
  };
}

interface Reported {
  readonly provenance: { readonly dataVersion: string };
}

interface KeyParts {
  readonly policy: CachePolicy;
  readonly rule: CacheRule;
  readonly epoch: string;
  readonly release: string;
  readonly parent: unknown;
  readonly args: unknown;
  readonly ctx: Context;
}

/**
 * All that a value may depend on but the version: the book above all, then who may see it, its parent, its arguments and
 * the day in the book. The braces keep a book's keys together in a cluster.
 */
function keyOf({ policy, rule, epoch, release, parent, args, ctx }: KeyParts): string {
  if (!Number.isInteger(ctx.book.id)) throw new Error('a cached field was asked for without a book');
  const viewer = rule.scope === 'VIEWER' ? ctx.viewer.permissions : null;
  const text = encodeValue([release, viewer, parent, args, ctx.today]);
  const digest = createHash('sha256').update(text).digest('base64url');
  return `fc1:{${epoch}:${ctx.book.id}}:${policy.field}:${digest}`;
}

/** A report's provenance says of which version it is; it may be later than what the request saw. */
function writtenVersion(value: unknown, { deps }: CacheRule): bigint | null {
  const written = parseDataVersion((value as Partial<Reported> | null)?.provenance?.dataVersion ?? '');
  if (!written || deps.includes('SEARCH')) return null;
  return versionOver({ ...written, search: 0n }, deps);
}

function pathOf({ path }: GraphQLResolveInfo): string {
  return responsePathAsArray(path).join('.');
}
