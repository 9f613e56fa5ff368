import { print } from '@apollo/client/utilities';
import type { DocumentNode } from 'graphql';

/** The playground with this question in it. What only the dashboard's own cache understands is left out. */
export function playgroundHref(document: DocumentNode, variables: Record<string, unknown>): string {
  const query = print(document).replaceAll(/ @unmask(\([^)]*\))?/g, '');
  const asked = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== undefined));
  return `/playground?${new URLSearchParams({ query, variables: JSON.stringify(asked, null, 2) })}`;
}
