/** The question that an address names (`?query=&variables=`); null where it names none. Variables that are no JSON are shown as they are. */
export function addressed(search: string): { query: string; variables: string } | null {
  const parameters = new URLSearchParams(search);
  const query = parameters.get('query');
  if (!query?.trim()) return null;
  const variables = parameters.get('variables') ?? '';
  return { query, variables: indented(variables) };
}

function indented(json: string): string {
  try {
    return JSON.stringify(JSON.parse(json), null, 2);
  } catch {
    return json;
  }
}
