import type { ServerResponse } from 'node:http';
import type { RequestHandler } from 'express';
import { documentBytesMax, requestsAtOnceMax, variableDepthMax, variableValuesMax } from '../config/limits.ts';
import { badInput, Refusal } from '../ledger/refusal.ts';

/** Lets so many requests in at a time and refuses the rest at once: a queue without end would make all of them slow. */
export class Room {
  private under = 0;
  private readonly inside = new WeakSet<ServerResponse>();

  constructor(private readonly max = requestsAtOnceMax) {}

  /** Until its response is closed. Whoever is in already is not counted twice. */
  admits(response: ServerResponse): boolean {
    if (this.inside.has(response)) return true;
    if (this.under >= this.max) return false;
    this.under += 1;
    this.inside.add(response);
    response.once('close', () => {
      this.under -= 1;
    });
    return true;
  }
}

export function atMostAtOnce(room: Room): RequestHandler {
  return (_request, response, next) => {
    if (!room.admits(response)) throw new Refusal('UNAVAILABLE', 'This server is busy. Try again in a second.', [], 1);
    next();
  };
}

/** Refuses bodies that are no question of ours before anything is parsed or looked up for them. */
export const boundedQuestion: RequestHandler = (request, _response, next) => {
  requireBounded((request.method === 'GET' ? request.query : request.body) as unknown);
  next();
};

/** Throws where this is more than one question, or one beyond all need. */
export function requireBounded(asked: unknown): void {
  if (Array.isArray(asked)) throw badInput('One question in each request: an array of them is not taken.');
  if (typeof asked !== 'object' || asked === null) return;
  const { query, variables } = asked as { query?: unknown; variables?: unknown };
  if (typeof query === 'string' && Buffer.byteLength(query) > documentBytesMax) {
    throw new Refusal('QUERY_TOO_COMPLEX', `A document may have ${documentBytesMax} bytes.`);
  }
  if (typeof variables === 'object' && variables !== null) requireModest(variables);
}

/** Level by level, so that no depth of nesting can exhaust the stack. */
function requireModest(variables: object): void {
  let level: unknown[] = [variables];
  let count = 0;
  for (let depth = 0; level.length > 0; depth += 1) {
    count += level.length;
    if (depth > variableDepthMax) throw badInput(`Variables may be nested ${variableDepthMax} deep.`, 'variables');
    if (count > variableValuesMax) throw badInput(`Variables may hold ${variableValuesMax} values.`, 'variables');
    level = level.flatMap((value) => (typeof value === 'object' && value !== null ? Object.values(value) : []));
  }
}

/** What a form of another site could send is not taken: only JSON, which a browser asks leave for first. */
export const jsonOnly: RequestHandler = (request, response, next) => {
  if (request.method !== 'POST' || request.is('application/json')) return next();
  const message = 'Send the question as JSON, with the header content-type: application/json.';
  response.status(415).json({ errors: [{ message, extensions: { code: 'BAD_REQUEST' } }] });
};
