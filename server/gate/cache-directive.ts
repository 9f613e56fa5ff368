import { getDirective } from '@graphql-tools/utils';
import { extendSchema, type GraphQLFieldConfig, type GraphQLSchema, isObjectType, parse } from 'graphql';
import type { DataDomain } from '../ledger/nouns.ts';

/** What `@cached` on a field says. */
export interface CacheRule {
  readonly ttl: number;
  readonly swr: number;
  readonly staleIfError: number;
  readonly scope: 'BOOK' | 'VIEWER';
  readonly deps: readonly DataDomain[];
}

const dataDomain = `
"What a book holds that changes by itself."
enum DataDomain {
  "Entries, accounts and settings."
  LEDGER
  "Prices of commodities and currencies."
  RATES
  "What search looks in."
  SEARCH
}`;

const directive = `
"Whom a kept value may be shown to."
enum CacheScope {
  "Everybody who may read the book."
  BOOK
  "Everybody with the same rights in the book."
  VIEWER
}

"""
The value is kept and answered with again, at most until a write changes what it depends on: after a write everybody waits for the new value.
"""
directive @cached(
  "For how long it is answered with at most, in seconds. Values end up to a tenth earlier."
  ttl: Int!
  "For how many seconds more it is answered with while it is computed anew, if nothing was written."
  swr: Int = 0
  "For how many seconds more it is answered with where computing it anew fails. Its provenance then says \`stale\`; a type without provenance is never answered stale."
  staleIfError: Int = 3600
  "Whom it may be shown to."
  scope: CacheScope! = BOOK
  "What it is computed from: a write to any of these ends it."
  deps: [DataDomain!]! = [LEDGER, RATES]
) on FIELD_DEFINITION`;

/** Makes `@cached` known to the schema, so that its reader sees what is kept and for how long. */
export function withCacheDirective(schema: GraphQLSchema): GraphQLSchema {
  return extendSchema(schema, parse(schema.getType('DataDomain') ? directive : dataDomain + directive));
}

/** What the field's `@cached` says, defaults included; null where it has none. */
export function cacheRuleOf(
  schema: GraphQLSchema,
  field: Pick<GraphQLFieldConfig<unknown, unknown>, 'astNode' | 'extensions'>,
): CacheRule | null {
  return (getDirective(schema, field, 'cached')?.[0] as CacheRule | undefined) ?? null;
}

/** Whether values of this type can say that they are old. */
export function hasProvenance(schema: GraphQLSchema, typeName: string): boolean {
  const type = schema.getType(typeName);
  return isObjectType(type) && type.getFields().provenance !== undefined;
}
