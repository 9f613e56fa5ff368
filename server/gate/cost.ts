import { getDirective } from '@graphql-tools/utils';
import {
  type ArgumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isInterfaceType,
  isLeafType,
  isListType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { listSizeAssumed, pageSizeMax } from '../config/limits.ts';
import { type ListSize, listSizeOf } from './list-size.ts';

/** What a question is reckoned by, before anything of it is done. */
export interface Question {
  readonly schema: GraphQLSchema;
  readonly operation: OperationDefinitionNode;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly variables: Readonly<Record<string, unknown>>;
}

/**
 * The points of an operation: one for each object, its @cost where a field has one, and all of it as often as the lists
 * around it may have rows: `first` or `last`, given or by default, literal or variable; the ids that a list is asked by; an
 * assumed size for other lists. An alias is a field of its own. The same question costs the same, however it comes.
 */
export function costOf({ schema, operation, fragments, variables }: Question): number {
  const root = schema.getRootType(operation.operation);
  if (!root) return 0;
  const reckoner = new Reckoner(schema, fragments, { ...defaultsOf(operation), ...variables });
  return 1 + reckoner.of(operation.selectionSet, root, null);
}

class Reckoner {
  /** By fragment and rows around it: fragments that spread one another twice would else be walked two to the n times. */
  private readonly known = new Map<string, number>();
  private readonly under = new Set<string>();

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>,
    private readonly variables: Readonly<Record<string, unknown>>,
  ) {}

  /** `rows` is how many edges the connection has that is selected from; null outside of one. */
  of(set: SelectionSetNode, type: GraphQLNamedType, rows: number | null): number {
    let points = 0;
    for (const selection of set.selections) {
      if (selection.kind === Kind.FIELD) points += this.ofField(selection, type, rows);
      else if (selection.kind === Kind.INLINE_FRAGMENT) {
        const condition = selection.typeCondition ? this.schema.getType(selection.typeCondition.name.value) : type;
        points += condition ? this.of(selection.selectionSet, condition, rows) : 0;
      } else points += this.ofSpread(selection.name.value, rows);
    }
    return points;
  }

  private ofSpread(name: string, rows: number | null): number {
    const fragment = this.fragments.get(name);
    const type = fragment && this.schema.getType(fragment.typeCondition.name.value);
    const key = `${name} ${rows}`;
    const known = this.known.get(key);
    if (known !== undefined || !type || this.under.has(name)) return known ?? 0;
    this.under.add(name);
    const points = this.of(fragment.selectionSet, type, rows);
    this.under.delete(name);
    this.known.set(key, points);
    return points;
  }

  private ofField(node: FieldNode, parent: GraphQLNamedType, rows: number | null): number {
    const field = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[node.name.value] : undefined;
    // Introspection is not of the schema's own fields: as dear as what it selects.
    if (!field) return node.selectionSet ? 1 + sizeOf(node.selectionSet) : 0;
    const named = getNamedType(field.type);
    const weight = weightOf(this.schema, field) ?? (isLeafType(named) ? 0 : 1);
    if (!node.selectionSet) return weight;
    const size = listSizeOf(this.schema, field);
    const page = size ? this.pageOf(node, field, size) : null;
    // The rows are of the field itself, or of fields below it.
    const times = page !== null && !size?.sizedFields ? page : (this.idsOf(node, field) ?? timesOf(field, rows));
    return weight + times * (this.of(node.selectionSet, named, size?.sizedFields ? page : null) + (times > 1 ? 1 : 0));
  }

  /** The rows that a page may have: what slices it, else its default, within what a list ever gives. */
  private pageOf(
    node: FieldNode,
    field: GraphQLField<unknown, unknown>,
    { slicingArguments = [], assumedSize = listSizeAssumed }: ListSize,
  ): number {
    const asked = slicingArguments.map((name) => {
      const given = this.valueOf(node.arguments?.find((argument) => argument.name.value === name));
      return typeof given === 'number' ? given : field.args.find((argument) => argument.name === name)?.defaultValue;
    });
    const sizes = asked.filter((size): size is number => typeof size === 'number');
    return Math.min(Math.max(1, ...(sizes.length > 0 ? sizes : [assumedSize])), 10 * pageSizeMax);
  }

  /** How many ids a list is asked by; null for other lists. One that stands alone is a list of one. */
  private idsOf(node: FieldNode, field: GraphQLField<unknown, unknown>): number | null {
    const isById = field.args.some(({ name, type }) => name === 'ids' && isListType(getNullableType(type)));
    if (!isById || !isListType(getNullableType(field.type))) return null;
    const given = this.valueOf(node.arguments?.find(({ name }) => name.value === 'ids'));
    return Array.isArray(given) ? Math.max(1, given.length) : 1;
  }

  private valueOf(argument: ArgumentNode | undefined): unknown {
    if (argument?.value.kind === Kind.INT) return Number(argument.value.value);
    if (argument?.value.kind === Kind.LIST) return argument.value.values;
    return argument?.value.kind === Kind.VARIABLE ? this.variables[argument.value.name.value] : undefined;
  }
}

/** How many rows a list has; 1 for what is no list. */
function timesOf(field: GraphQLField<unknown, unknown>, rows: number | null): number {
  if (!isListType(getNullableType(field.type))) return 1;
  return rows !== null && (field.name === 'edges' || field.name === 'nodes') ? rows : listSizeAssumed;
}

function weightOf(schema: GraphQLSchema, field: GraphQLField<unknown, unknown>): number | null {
  const weight = getDirective(schema, field, 'cost')?.[0]?.weight as string | undefined;
  return weight === undefined ? null : Number(weight);
}

function sizeOf({ selections }: SelectionSetNode): number {
  return selections.reduce(
    (sum, selection) => sum + 1 + ('selectionSet' in selection && selection.selectionSet ? sizeOf(selection.selectionSet) : 0),
    0,
  );
}

function defaultsOf({ variableDefinitions = [] }: OperationDefinitionNode): Record<string, unknown> {
  return Object.fromEntries(
    variableDefinitions.flatMap(({ variable, defaultValue }): [string, unknown][] => {
      if (defaultValue?.kind === Kind.INT) return [[variable.name.value, Number(defaultValue.value)]];
      return defaultValue?.kind === Kind.LIST ? [[variable.name.value, defaultValue.values]] : [];
    }),
  );
}
