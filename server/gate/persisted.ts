import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Documents by their SHA-256 in hexadecimal digits: those of the dashboard, as its build wrote them down. */
export type PersistedDocuments = ReadonlyMap<string, string>;

export function readPersistedDocuments(dashboard: string | null): PersistedDocuments {
  const file = dashboard === null ? null : join(dashboard, 'persisted-documents.json');
  if (file === null || !existsSync(file)) return new Map();
  return new Map(Object.entries(JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>));
}

/** The document that a question's `extensions.persistedQuery` names; null where it names none, or one that is not ours. */
export function documentNamed(documents: PersistedDocuments, extensions: unknown): string | null {
  const named = (extensions as { persistedQuery?: { sha256Hash?: unknown } } | null | undefined)?.persistedQuery?.sha256Hash;
  return typeof named === 'string' ? (documents.get(named) ?? null) : null;
}

/**
 * The question with its document written out. Nobody registers documents here: one that is sent whole is taken as it is,
 * and of an unknown digest the client is told that it has to send the document.
 */
export function withDocument(documents: PersistedDocuments, body: unknown): unknown {
  if (typeof body !== 'object' || body === null || !('extensions' in body)) return body;
  const { extensions, ...question } = body as { extensions: unknown; query?: unknown };
  const text = question.query ?? documentNamed(documents, extensions);
  if (typeof text !== 'string' || !isPersisted(extensions)) return body;
  const { persistedQuery: _named, ...others } = extensions;
  return { ...question, query: text, extensions: others };
}

/** As `withDocument`, of the part of an address behind its question mark. */
export function searchWithDocument(documents: PersistedDocuments, search: string): string {
  if (!search.includes('persistedQuery')) return search;
  const parameters = new URLSearchParams(search);
  const given = parameters.get('extensions');
  const text = parameters.get('query') ?? documentNamed(documents, parsedOrNull(given));
  if (text === null) return search;
  parameters.set('query', text);
  parameters.delete('extensions');
  return `?${parameters}`;
}

export function parsedOrNull(text: string | null): unknown {
  try {
    return text === null ? null : JSON.parse(text);
  } catch {
    return null;
  }
}

function isPersisted(extensions: unknown): extensions is Record<string, unknown> {
  return typeof extensions === 'object' && extensions !== null && 'persistedQuery' in extensions;
}
