import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLOutputType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
} from 'graphql';

/** A question about one field of a schema, with a place in its arguments for an id. */
export interface IdQuestion {
  readonly field: string;
  /** Of the place: `input.id`. */
  readonly place: string;
  /** The document; it takes `args`, which `with` gives. */
  text(id: string): string;
}

const scalars: Record<string, string> = {
  String: '"x"',
  Int: '1',
  Float: '1',
  Boolean: 'false',
  Decimal: '"1.00"',
  Date: '"2026-03-01"',
  DateTime: '"2099-03-01T00:00:00Z"',
  Currency: '"EUR"',
};

/** For each place in the arguments of `field` that takes an id: a question with that id there, and with what else it needs. */
export function idQuestions(operation: string, field: GraphQLField<unknown, unknown>, depth: number): IdQuestion[] {
  return idPlaces(field.args, '').map((place) => ({
    field: field.name,
    place,
    text: (id) => `${operation} { ${field.name}${argumentsOf(field.args, place, id)} ${selection(field.type, depth)} }`,
  }));
}

/** The field with nothing but what it needs. */
export function plainQuestion(operation: string, field: GraphQLField<unknown, unknown>, depth: number): string {
  return `${operation} { ${field.name}${argumentsOf(field.args, '', 'x')} ${selection(field.type, depth)} }`;
}

type Place = GraphQLArgument | GraphQLInputField;

function idPlaces(places: readonly Place[], above: string): string[] {
  return places.flatMap(({ name, type }) => {
    const path = above ? `${above}.${name}` : name;
    const named = getNamedType(type);
    if (named.name === 'ID') return [path];
    return isInputObjectType(named) && path.split('.').length < 4 ? idPlaces(Object.values(named.getFields()), path) : [];
  });
}

function argumentsOf(places: readonly Place[], wanted: string, id: string): string {
  const given = places.flatMap((place) => {
    const [head, ...rest] = wanted.split('.');
    const isOnTheWay = place.name === head;
    const isNeeded =
      'astNode' in place && (isRequiredArgument(place as GraphQLArgument) || isRequiredInputField(place as GraphQLInputField));
    return isOnTheWay || isNeeded ? [`${place.name}: ${literalOf(place.type, isOnTheWay ? rest.join('.') : '', id)}`] : [];
  });
  return given.length > 0 ? `(${given.join(', ')})` : '';
}

function literalOf(type: GraphQLInputType, wanted: string, id: string): string {
  if (isNonNullType(type)) return literalOf(type.ofType, wanted, id);
  if (isListType(type)) return `[${literalOf(type.ofType, wanted, id)}]`;
  if (isEnumType(type)) return type.getValues()[0]!.name;
  if (!isInputObjectType(type)) return type.name === 'ID' ? JSON.stringify(id) : scalars[type.name]!;
  const fields = Object.values(type.getFields());
  if (type.isOneOf && wanted === '') return `{ ${fields[0]!.name}: ${literalOf(fields[0]!.type, '', id)} }`;
  return argumentsOf(fields, wanted, id).replace(/^\(|\)$/g, (bracket) => (bracket === '(' ? '{' : '}')) || '{}';
}

/** All that can be selected without arguments, so many levels deep; connections give their first row. */
export function selection(type: GraphQLOutputType, depth: number): string {
  const named = getNamedType(type);
  if (isLeafType(named)) return '';
  if (!isObjectType(named) && !isInterfaceType(named)) return '{ __typename }';
  const fields = Object.values(named.getFields()).filter((field) => !field.args.some(isRequiredArgument) && field.name !== 'query');
  const chosen = fields.filter((field) => isLeafType(getNamedType(field.type)) || depth > 0);
  return `{ __typename ${chosen.map((field) => `${field.name} ${selection(field.type, depth - 1)}`).join(' ')} }`;
}
