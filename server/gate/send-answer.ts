import type { IncomingMessage, ServerResponse } from 'node:http';
import { codingFor } from '../answers/content-coding.ts';
import type { KeptAnswer, Written } from '../answers/kept-answer.ts';

/**
 * A browser may keep an answer, and has to ask each time whether it is still the one: any age that it were given would let
 * it show figures from before a write. What an answer depends on beside its address stands in `Vary`.
 */
const always = ['Cache-Control', 'private, no-cache', 'Vary', 'Authorization, Cookie, Accept, Accept-Encoding, Farthing-Book'] as const;

/** Answers with what is kept, or says that the client has it. `headers` are names and values in turn. True for the latter. */
export function sendAnswer(
  request: IncomingMessage,
  response: ServerResponse,
  answer: KeptAnswer,
  headers: readonly string[],
): boolean | Promise<boolean> {
  const coding = codingFor(request.headers['accept-encoding']);
  const written = answer.written(coding);
  return written instanceof Promise
    ? written.then((it) => send(request, response, answer, it, headers))
    : send(request, response, answer, written, headers);
}

function send(
  request: IncomingMessage,
  response: ServerResponse,
  answer: KeptAnswer,
  { coding, bytes, etag }: Written,
  headers: readonly string[],
): boolean {
  const common = [...headers, ...always, 'ETag', etag];
  if (request.method === 'GET' && answer.isNamedBy(request.headers['if-none-match'])) {
    response.writeHead(304, common);
    response.end();
    return true;
  }
  if (coding !== 'identity') common.push('Content-Encoding', coding);
  common.push('Content-Length', String(bytes.length));
  response.writeHead(200, common);
  response.end(bytes);
  return false;
}
