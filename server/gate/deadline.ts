import type { Request, Response } from 'express';
import { operationMillisecondsMax } from '../config/limits.ts';
import type { Asking } from './who-asks.ts';

/** A request with its end: what it reads is cancelled in the database when its time is up, or when nobody listens any more. */
export function askingOf(
  request: Request,
  response: Response,
  millisecondsMax = operationMillisecondsMax,
): Asking & { readonly signal: AbortSignal } {
  const gone = new AbortController();
  const timer = setTimeout(() => gone.abort(), millisecondsMax);
  response.once('close', () => {
    clearTimeout(timer);
    if (!response.writableFinished) gone.abort();
  });
  return { method: request.method, headers: request.headers, signal: gone.signal };
}

/** As `askingOf` has it, for one question of a connection that goes on: call `over` when it is answered. */
export function deadlineWithin(gone: AbortSignal): { readonly signal: AbortSignal; over(): void } {
  const ended = new AbortController();
  const abort = () => ended.abort();
  const timer = setTimeout(abort, operationMillisecondsMax);
  if (gone.aborted) abort();
  gone.addEventListener('abort', abort);
  return {
    signal: ended.signal,
    over() {
      clearTimeout(timer);
      gone.removeEventListener('abort', abort);
    },
  };
}
