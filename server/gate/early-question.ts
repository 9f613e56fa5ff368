import type { IncomingMessage } from 'node:http';
import express, { type RequestHandler } from 'express';
import { lookedUpQuestionBytesMax, requestBytesMax } from '../config/limits.ts';
import type { Question } from './answers.ts';
import { documentNamed, type PersistedDocuments, parsedOrNull } from './persisted.ts';
import type { Standing } from './standing.ts';

/** What was read of a request while a kept answer to it was looked for. */
export class Early {
  standing: Promise<Standing> | null = null;
  private read: Body | null = null;

  /** `text` is that of a body; null for a GET. */
  constructor(readonly text: string | null) {}

  /** Taken apart by the first who needs it; a question that is known is not. */
  get parsed(): Body {
    this.read ??= parsed(this.text);
    return this.read;
  }
}

interface Body {
  /** Parsed JSON; undefined for a GET. */
  readonly value: unknown;
  /** Why it could not be parsed. */
  readonly fault: Error | null;
}

/** A name that no package has. */
const ours = Symbol('what was read early');
type Read = IncomingMessage & { [ours]?: Early };

export function readEarly(request: IncomingMessage): Early | null {
  return (request as Read)[ours] ?? null;
}

/** The body of a question as JSON, read here where nobody has read it before. */
export const questionBody: RequestHandler = (request, response, next) => {
  const before = readEarly(request);
  if (!before) return readJson(request, response, next);
  const { value, fault } = before.parsed;
  if (fault) return next(fault);
  request.body = value;
  next();
};

const readJson = express.json({ limit: requestBytesMax });

const plainJson = /^application\/json(; ?charset=utf-8)?$/i;

/** Whether a body is so plain that nothing but its bytes has to be known to read it. */
export function isPlainBody({ headers }: IncomingMessage): boolean {
  const length = Number(headers['content-length']);
  const isBounded = length > 0 && length <= lookedUpQuestionBytesMax;
  return isBounded && headers['content-encoding'] === undefined && plainJson.test(headers['content-type'] ?? '');
}

/** Some clients name the type of a body that a GET has not. */
export function isPlainGet({ headers }: IncomingMessage): boolean {
  return plainJson.test(headers['content-type'] ?? 'application/json');
}

/** Reads the body of a POST to its end; it is kept for whoever answers. */
export function readBody(request: IncomingMessage, then: (early: Early) => void): void {
  const parts: Buffer[] = [];
  request.on('data', (part: Buffer) => void parts.push(part));
  request.once('end', () => {
    const bytes = parts.length === 1 ? parts[0]! : Buffer.concat(parts);
    then(noted(request, new Early(bytes.toString('utf8'))));
  });
}

/** Of a GET there is nothing to read. */
export function noBody(request: IncomingMessage): Early {
  return noted(request, new Early(null));
}

function noted(request: IncomingMessage, it: Early): Early {
  (request as Read)[ours] = it;
  return it;
}

function parsed(text: string | null): Body {
  try {
    return { value: text === null ? undefined : JSON.parse(text), fault: null };
  } catch (error) {
    return { value: undefined, fault: Object.assign(error as Error, { status: 400 }) };
  }
}

/** The question in a body; null where it is none, or an odd one: then it is answered the long way, which has words for it. */
export function questionIn(body: unknown, documents: PersistedDocuments): Question | null {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return null;
  const { query, operationName = null, variables = null, extensions } = body as Record<string, unknown>;
  const text = query ?? documentNamed(documents, extensions);
  if (typeof text !== 'string' || (operationName !== null && typeof operationName !== 'string')) return null;
  if (typeof variables !== 'object' || Array.isArray(variables)) return null;
  return { text, operationName, variables: variables as Question['variables'] };
}

/** The question in an address. */
export function questionAt(url: string, documents: PersistedDocuments): Question | null {
  const parameters = new URLSearchParams(url.slice(url.indexOf('?') + 1));
  const given = new Map<string, string>();
  for (const [name, value] of parameters) {
    if (given.has(name)) return null;
    given.set(name, value);
  }
  const body = {
    query: given.get('query'),
    operationName: given.get('operationName'),
    variables: parsedOrNull(given.get('variables') ?? null),
    extensions: parsedOrNull(given.get('extensions') ?? null),
  };
  return given.has('variables') && body.variables === null ? null : questionIn(body, documents);
}
