/** Texts, and queries with the texts that answer them: what a search is measured on. */
export interface LabelledSet {
  readonly texts: readonly { readonly id: string; readonly text: string }[];
  readonly queries: readonly LabelledQuery[];
}

export interface LabelledQuery {
  readonly query: string;
  /** What kind of question it is, for a column of its own: "merchant", "typo", ... */
  readonly kind: string;
  /** Ids of the texts that answer it. */
  readonly relevant: readonly string[];
  /** Which part of the queries it belongs to, where they are parted. */
  readonly half: string | null;
}

/** Reads a labelled file. Bad content is a list of problems, each with its place and what to do. */
export function parseLabelled(json: string): { set: LabelledSet; problems: string[] } {
  const problems: string[] = [];
  const empty = { texts: [], queries: [] };
  let content: unknown;
  try {
    content = JSON.parse(json);
  } catch (error) {
    return { set: empty, problems: [`it is not JSON (${(error as Error).message}). ${shape}`] };
  }
  if (!isRecord(content) || !Array.isArray(content.texts) || !Array.isArray(content.queries))
    return { set: empty, problems: [`it has no lists "texts" and "queries". ${shape}`] };
  const texts = content.texts.flatMap((text: unknown, at: number) => textAt(text, at, problems));
  const ids = new Set(texts.map(({ id }) => id));
  if (ids.size < texts.length) problems.push('two texts have the same id: give each its own.');
  const queries = content.queries.flatMap((query: unknown, at: number) => queryAt(query, at, ids, problems));
  if (queries.length === 0 && problems.length === 0) problems.push('"queries" is empty: there is nothing to measure.');
  return { set: { texts, queries }, problems };
}

const shape =
  'It must be an object: {"texts": [{"id": "t1", "text": "..."}], "queries": [{"query": "...", "kind": "concept", "relevant": ["t1"]}]}.';

function textAt(value: unknown, at: number, problems: string[]): { id: string; text: string }[] {
  if (typeof value === 'string') return [{ id: value, text: value }];
  if (isRecord(value) && isId(value.id) && typeof value.text === 'string') return [{ id: String(value.id), text: value.text }];
  problems.push(`texts[${at}] must be a text, or an object with "id" and "text".`);
  return [];
}

function queryAt(value: unknown, at: number, ids: ReadonlySet<string>, problems: string[]): LabelledQuery[] {
  if (!isRecord(value) || typeof value.query !== 'string' || !Array.isArray(value.relevant) || !value.relevant.every(isId)) {
    problems.push(`queries[${at}] must be an object with "query" and "relevant", a list of ids of texts.`);
    return [];
  }
  const relevant = value.relevant.map(String);
  const unknown = relevant.find((id) => !ids.has(id));
  if (unknown !== undefined) problems.push(`queries[${at}] ("${value.query}"): there is no text with the id "${unknown}".`);
  if (relevant.length === 0) problems.push(`queries[${at}] ("${value.query}"): "relevant" is empty; take the query out, or name a text.`);
  const kind = typeof value.kind === 'string' ? value.kind : 'all';
  return [{ query: value.query, kind, relevant, half: typeof value.half === 'string' ? value.half : null }];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isId(value: unknown): value is string | number {
  return typeof value === 'string' || typeof value === 'number';
}
