import { registerEnumType } from 'type-graphql';

/** Registers a closed list of names as a GraphQL enum, each value described. Returns what `@Field(() => ...)` takes. */
export function enumOf<Name extends string>(name: string, description: string, values: Record<Name, string>): Record<Name, Name> {
  const names = Object.fromEntries(Object.keys(values).map((key) => [key, key])) as Record<Name, Name>;
  const valuesConfig = Object.fromEntries(Object.entries<string>(values).map(([key, text]) => [key, { description: text }]));
  registerEnumType(names, { name, description, valuesConfig: valuesConfig as Record<Name, { description: string }> });
  return names;
}
