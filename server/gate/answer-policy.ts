import { getDirective } from '@graphql-tools/utils';
import {
  type ASTVisitor,
  DirectiveLocation,
  type DocumentNode,
  GraphQLDirective,
  type GraphQLField,
  GraphQLInt,
  type GraphQLNamedType,
  GraphQLNonNull,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  Kind,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { cacheRuleOf } from './cache-directive.ts';

export const wholeAnswerDirective = new GraphQLDirective({
  name: 'wholeAnswer',
  description:
    'For how many seconds a whole answer that holds the field, or the type, may be sent again, byte for byte, until the book changes. An answer is kept only if each of its fields at the top says so, here or by `@cached`; 0 says that none is.',
  locations: [DirectiveLocation.FIELD_DEFINITION, DirectiveLocation.OBJECT],
  args: { ttl: { type: new GraphQLNonNull(GraphQLInt), description: 'In seconds.' } },
});

/**
 * For how many seconds the answer to a document may be sent again; 0: not at all. Found once for each document, not by a
 * hook on each field of each answer. Where a document has several operations it is the least of them all.
 */
export function answerTtlOf(schema: GraphQLSchema, document: DocumentNode): number {
  const isQuery = document.definitions.every(
    (definition) => definition.kind === Kind.FRAGMENT_DEFINITION || ('operation' in definition && definition.operation === 'query'),
  );
  if (!isQuery) return 0;
  let ttl = Number.POSITIVE_INFINITY;
  const info = new TypeInfo(schema);
  const visitor: ASTVisitor = {
    Field(node) {
      const parent = info.getParentType();
      const field = info.getFieldDef();
      if (node.name.value === '__typename') return;
      ttl = parent && field ? Math.min(ttl, ttlOfField(schema, parent, field)) : 0;
    },
  };
  visit(document, visitWithTypeInfo(info, visitor));
  return Number.isFinite(ttl) ? ttl : 0;
}

function ttlOfField(schema: GraphQLSchema, parent: GraphQLNamedType, field: GraphQLField<unknown, unknown>): number {
  // What is limited by itself has to be counted by itself.
  if (field.name.startsWith('__') || getDirective(schema, field, 'rateLimit')?.[0]) return 0;
  const named = getNamedType(field.type);
  const types = [parent, ...(isAbstractType(named) ? schema.getPossibleTypes(named) : [named])];
  const said = [ownTtl(schema, field), cacheRuleOf(schema, field)?.ttl, ...types.map((type) => ownTtl(schema, type))];
  const ttls = said.filter((one): one is number => one !== undefined);
  if (ttls.length > 0) return Math.min(...ttls);
  return parent === schema.getQueryType() ? 0 : Number.POSITIVE_INFINITY;
}

function ownTtl(schema: GraphQLSchema, of: GraphQLNamedType | GraphQLField<unknown, unknown>): number | undefined {
  return getDirective(schema, of, 'wholeAnswer')?.[0]?.ttl as number | undefined;
}
