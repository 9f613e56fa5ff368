import 'reflect-metadata';
import { extendSchema, GraphQLInputObjectType, GraphQLObjectType, GraphQLSchema, parse } from 'graphql';
import { buildSchemaSync } from 'type-graphql';
import { wholeAnswerDirective } from './gate/answer-policy.ts';
import { withCacheDirective } from './gate/cache-directive.ts';
import { costDirective } from './gate/fair-use.ts';
import { listSizeDirective, withListSizes } from './gate/list-size.ts';
import { withNotes } from './gate/notes.ts';
import { rateLimitDirective } from './gate/rate-limit.ts';
import { requiresScopeDirective, withScopes } from './gate/scopes.ts';
import { slices } from './slices.ts';

/**
 * The one schema, built from the slices' resolvers. Throws where two slices contradict one another. `keep` puts a cache
 * before resolvers; whether somebody may ask is looked at before that, and is never kept.
 */
export function createSchema(keep = (schema: GraphQLSchema) => schema): GraphQLSchema {
  const schema = withScopes(keep(withNotes(withOneOf(withCacheDirective(withListSizes(withQueryOnPayloads(built()))), 'PeriodInput'))));
  schema.getQueryType()!.description = 'Everything that can be asked of a book. Without the header `farthing-book`, of the default one.';
  schema.getMutationType()!.description = 'Everything that can be changed in a book. Business faults come back as userErrors.';
  schema.getSubscriptionType()!.description =
    'What happens in a book from now on, over a WebSocket (`graphql-transport-ws`) at the same address.';
  return schema;
}

/** type-graphql asks for it wherever there are subscriptions. Ours listen to the context: they name no topics. */
const noTopics = {
  publish: () => undefined,
  subscribe: () => {
    throw new Error('a subscription names a topic: it has to say `subscribe`');
  },
};

/** The classes as a schema; directives name its own enums, so it is built before they can be. */
function built(): GraphQLSchema {
  const plain = buildSchemaSync({ resolvers: slices, validate: false, pubSub: noTopics });
  const config = plain.toConfig();
  return new GraphQLSchema({
    ...config,
    directives: [
      ...config.directives,
      costDirective,
      listSizeDirective,
      rateLimitDirective,
      wholeAnswerDirective,
      requiresScopeDirective(plain.getType('Scope')),
    ],
  });
}

/** type-graphql cannot say @oneOf; graphql-js enforces it once the built type carries the mark. */
function withOneOf(schema: GraphQLSchema, ...names: string[]): GraphQLSchema {
  for (const name of names) {
    const type = schema.getType(name);
    if (type instanceof GraphQLInputObjectType) type.isOneOf = true;
  }
  return schema;
}

/** Every payload carries `query`, so that a client can read what a mutation changed in the same request. */
function withQueryOnPayloads(schema: GraphQLSchema): GraphQLSchema {
  const payloads = Object.keys(schema.getTypeMap()).filter((name) => name.endsWith('Payload'));
  if (payloads.length === 0) return schema;
  const field = '"The whole API, as it is after this mutation." query: Query!';
  const extended = extendSchema(schema, parse(payloads.map((name) => `extend type ${name} { ${field} }`).join('\n')));
  for (const name of payloads) (extended.getType(name) as GraphQLObjectType).getFields().query!.resolve = () => ({});
  return extended;
}
