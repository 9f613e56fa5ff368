import type { Request, Response } from 'express';
import { operationMillisecondsMax } from '../config/limits.ts';
import type { Asking } from './who-asks.ts';

/** A request with its end: what it reads is cancelled in the database when its time is up, or when nobody listens any more. */
export function askingOf(request: Request, response: Response): Asking {
  const gone = new AbortController();
  const timer = setTimeout(() => gone.abort(), operationMillisecondsMax);
  response.once('close', () => {
    clearTimeout(timer);
    if (!response.writableFinished) gone.abort();
  });
  return { method: request.method, headers: request.headers, signal: gone.signal };
}
