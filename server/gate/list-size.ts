import { getDirective, MapperKind, mapSchema } from '@graphql-tools/utils';
import {
  type ConstDirectiveNode,
  DirectiveLocation,
  GraphQLBoolean,
  GraphQLDirective,
  type GraphQLFieldConfig,
  GraphQLInt,
  GraphQLList,
  GraphQLNonNull,
  type GraphQLSchema,
  GraphQLString,
  getNamedType,
  getNullableType,
  isListType,
  Kind,
  type ObjectTypeDefinitionNode,
  parse,
} from 'graphql';

/** How many rows a field may have, as `@listSize` says it. */
export interface ListSize {
  readonly assumedSize?: number;
  readonly slicingArguments?: readonly string[];
  readonly sizedFields?: readonly string[];
}

const names = new GraphQLList(new GraphQLNonNull(GraphQLString));

export const listSizeDirective = new GraphQLDirective({
  name: 'listSize',
  description: 'How many rows a list has for its cost, before anything is read.',
  locations: [DirectiveLocation.FIELD_DEFINITION],
  args: {
    assumedSize: { type: GraphQLInt, description: 'Where no argument says it.' },
    slicingArguments: { type: names, description: 'The arguments that say how many; the greatest counts.' },
    sizedFields: { type: names, description: 'The fields below that have these rows; left out: the field itself.' },
    requireOneSlicingArgument: {
      type: GraphQLBoolean,
      defaultValue: true,
      description: 'Whether one of the arguments has to be there. Ours have defaults.',
    },
  },
});

/** Says of every field that can be sliced by which arguments: no list is added without its size being counted. */
export function withListSizes(schema: GraphQLSchema): GraphQLSchema {
  return mapSchema(schema, {
    [MapperKind.OBJECT_FIELD]: (field) => {
      const slicing = Object.keys(field.args ?? {}).filter((name) => ['first', 'last', 'top'].includes(name));
      const isConnection = getNamedType(field.type).name.endsWith('Connection');
      if (slicing.length === 0 || !(isConnection || isListType(getNullableType(field.type)))) return undefined;
      const sized = isConnection ? ', sizedFields: ["edges", "nodes"]' : '';
      return marked(field, `@listSize(slicingArguments: ${JSON.stringify(slicing)}${sized}, requireOneSlicingArgument: false)`);
    },
  });
}

/** What the field says of its size; null where it says nothing. */
export function listSizeOf(
  schema: GraphQLSchema,
  field: Pick<GraphQLFieldConfig<unknown, unknown>, 'astNode' | 'extensions'>,
): ListSize | null {
  return (getDirective(schema, field, 'listSize')?.[0] as ListSize | undefined) ?? null;
}

function marked<Field extends GraphQLFieldConfig<unknown, unknown>>(field: Field, directive: string): Field {
  const [type] = parse(`type T { f: Int ${directive} }`, { noLocation: true }).definitions as [ObjectTypeDefinitionNode];
  const [bare] = type.fields!;
  const directives = bare!.directives as readonly ConstDirectiveNode[];
  const astNode = field.astNode ?? { ...bare!, kind: Kind.FIELD_DEFINITION, directives: [] };
  return { ...field, astNode: { ...astNode, directives: [...(astNode.directives ?? []), ...directives] } };
}
