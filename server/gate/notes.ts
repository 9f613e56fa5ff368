import { getDirective, MapperKind, mapSchema } from '@graphql-tools/utils';
import type { GraphQLFieldConfig, GraphQLSchema } from 'graphql';
import { cacheRuleOf } from './cache-directive.ts';

/**
 * Adds to the description of each field what its directives say: tools that ask a schema about itself, the playground first,
 * are not told of directives.
 */
export function withNotes(schema: GraphQLSchema): GraphQLSchema {
  return mapSchema(schema, {
    [MapperKind.OBJECT_FIELD]: (field) => {
      const notes = notesOf(schema, field);
      return notes.length === 0 ? undefined : { ...field, description: `${field.description}\n\n${notes.join(' ')}` };
    },
  });
}

function notesOf(schema: GraphQLSchema, field: GraphQLFieldConfig<unknown, unknown>): string[] {
  const kept = cacheRuleOf(schema, field);
  const cost = getDirective(schema, field, 'cost')?.[0] as { weight: string } | undefined;
  const limit = getDirective(schema, field, 'rateLimit')?.[0] as { limit: number; windowSeconds: number } | undefined;
  return [
    ...(cost ? [`Costs ${cost.weight} points.`] : []),
    ...(kept ? [`Kept for ${kept.ttl} seconds at most, and never past a write.`] : []),
    ...(limit ? [`At most ${limit.limit} times in ${limit.windowSeconds} seconds.`] : []),
  ];
}
