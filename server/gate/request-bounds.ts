import type { ServerResponse } from 'node:http';
import type { RequestHandler } from 'express';
import { documentBytesMax, requestsAtOnceMax, variableDepthMax, variableValuesMax } from '../config/limits.ts';
import { badInput, Refusal } from '../ledger/refusal.ts';

/** Places for so many at a time. Nobody waits for one: a queue without end would make all of them slow. */
export class Places {
  private taken = 0;
  private readonly holders = new WeakSet<ServerResponse>();

  constructor(private readonly max = requestsAtOnceMax) {}

  /** Takes a place, and returns what gives it back. Throws UNAVAILABLE where there is none. */
  take(): () => void {
    if (this.taken >= this.max) throw new Refusal('UNAVAILABLE', 'This server is busy. Try again in a second.', [], 1);
    this.taken += 1;
    let isBack = false;
    return () => {
      if (!isBack) this.taken -= 1;
      isBack = true;
    };
  }

  /** A place until the response is closed: the same one, however often it is asked for. */
  holdFor(response: ServerResponse): void {
    if (this.holders.has(response)) return;
    response.once('close', this.take());
    this.holders.add(response);
  }
}

/** Refuses requests at once for which there is no place. */
export function atMost(places: Places): RequestHandler {
  return (_request, response, next) => {
    places.holdFor(response);
    next();
  };
}

/** Refuses bodies that are no question of ours before anything is parsed or looked up for them. */
export const boundedQuestion: RequestHandler = (request, _response, next) => {
  requireBounded((request.method === 'GET' ? request.query : request.body) as Record<string, unknown> | undefined);
  next();
};

export function requireBounded(asked: object | undefined): void {
  if (Array.isArray(asked)) throw badInput('One question in each request: an array of them is not taken.');
  if (typeof asked === 'object' && asked !== null) {
    const { query, variables } = asked as Record<string, unknown>;
    if (typeof query === 'string' && Buffer.byteLength(query) > documentBytesMax) {
      throw new Refusal('QUERY_TOO_COMPLEX', `A document may have ${documentBytesMax} bytes.`);
    }
    if (typeof variables === 'object' && variables !== null) requireModest(variables);
  }
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
