import { badInput } from './refusal.ts';

export interface PageInfoFacts {
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  readonly startCursor: string | null;
  readonly endCursor: string | null;
}

export interface Edge<Node> {
  readonly cursor: string;
  readonly node: Node;
}

export interface Connection<Node> {
  readonly edges: Edge<Node>[];
  readonly pageInfo: PageInfoFacts;
}

/** `list` names what the cursor belongs to (field, filter, order): a cursor of another list is refused. */
export function printCursor(list: string, ...key: string[]): string {
  return Buffer.from(JSON.stringify([list, ...key])).toString('base64url');
}

/** The key that `printCursor` was given. Throws BAD_USER_INPUT where the text is no cursor of this list. */
export function parseCursor(list: string, keyLength: number, text: string, argument = 'after'): string[] {
  let parts: unknown = null;
  try {
    parts = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch {
    // Falls through to the refusal below.
  }
  const isKey =
    Array.isArray(parts) && parts.length === keyLength + 1 && parts[0] === list && parts.every((part) => typeof part === 'string');
  if (!isKey)
    throw badInput(
      `\`${argument}\` is no cursor of this list: pass on an endCursor or startCursor of the same field, filter and order.`,
      argument,
    );
  return (parts as string[]).slice(1);
}

/** Checks a page size that stands alone. Throws BAD_USER_INPUT outside of 1 to `max`. */
export function requirePageSize(first: number, max: number, argument = 'first'): number {
  if (first < 1 || first > max) throw badInput(`\`${argument}\` must be between 1 and ${max}; it is ${first}.`, argument);
  return first;
}

/** A page read forwards. `rows` holds up to one row more than `size`, which tells whether there is a next page. */
export function forwardPage<Row, Node>(
  rows: readonly Row[],
  size: number,
  hasPreviousPage: boolean,
  edgeOf: (row: Row) => Edge<Node>,
): Connection<Node> {
  const edges = rows.slice(0, size).map(edgeOf);
  const [startCursor, endCursor] = [edges[0]?.cursor ?? null, edges.at(-1)?.cursor ?? null];
  return { edges, pageInfo: { hasNextPage: rows.length > size, hasPreviousPage, startCursor, endCursor } };
}
