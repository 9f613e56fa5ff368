import { getDirective, MapperKind, mapSchema } from '@graphql-tools/utils';
import {
  DirectiveLocation,
  defaultFieldResolver,
  GraphQLDirective,
  type GraphQLFieldConfig,
  GraphQLNonNull,
  type GraphQLSchema,
  isEnumType,
} from 'graphql';
import type { Context, Scope } from '../context.ts';
import { allScopes } from '../identity/roles.ts';
import { Refusal } from '../ledger/refusal.ts';

/** `@requiresScope` as the schema prints it; `scopeType` is the schema's own enum of scopes. */
export function requiresScopeDirective(scopeType: unknown): GraphQLDirective {
  if (!isEnumType(scopeType)) throw new Error('the schema has no enum of scopes');
  return new GraphQLDirective({
    name: 'requiresScope',
    description: 'What a credential must be allowed to do; every query and subscription without it needs READ.',
    locations: [DirectiveLocation.FIELD_DEFINITION],
    args: { scope: { type: new GraphQLNonNull(scopeType), description: 'The scope.' } },
  });
}

/**
 * Refuses each root field to whom lacks its scope, before anything else happens for it. Throws where a mutation names no
 * scope: nothing can be changed by forgetting to say who may.
 */
export function withScopes(schema: GraphQLSchema): GraphQLSchema {
  const guard = (field: GraphQLFieldConfig<unknown, Context>, name: string, type: string) => {
    const named = getDirective(schema, field, 'requiresScope')?.[0]?.scope as unknown;
    if (type === 'Mutation' && !isScope(named)) throw new Error(`the mutation ${name} names no scope: @requiresScope`);
    return guarded(field, isScope(named) ? named : 'READ');
  };
  return mapSchema(schema, {
    [MapperKind.QUERY_ROOT_FIELD]: (field, name) => guard(field, name, 'Query'),
    [MapperKind.MUTATION_ROOT_FIELD]: (field, name) => guard(field, name, 'Mutation'),
    [MapperKind.SUBSCRIPTION_ROOT_FIELD]: (field, name) => guard(field, name, 'Subscription'),
  });
}

function guarded(field: GraphQLFieldConfig<unknown, Context>, scope: Scope): GraphQLFieldConfig<unknown, Context> {
  const { resolve = defaultFieldResolver, subscribe } = field;
  return {
    ...field,
    resolve(root, args, context, info) {
      requireScope(context, scope);
      return resolve(root, args, context, info);
    },
    ...(subscribe && {
      subscribe(root: unknown, args: Record<string, unknown>, context: Context, info: Parameters<typeof subscribe>[3]) {
        requireScope(context, scope);
        return subscribe(root, args, context, info);
      },
    }),
  };
}

function isScope(value: unknown): value is Scope {
  return allScopes.includes(value as Scope);
}

export function requireScope({ viewer }: Pick<Context, 'viewer'>, scope: Scope): void {
  if (viewer.scopes.includes(scope)) return;
  throw new Refusal('FORBIDDEN', `This credential may not do that in this book: it lacks the scope ${scope}.`);
}
