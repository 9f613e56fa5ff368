import { type RequestHandler, Router } from 'express';
import type { Logger } from 'pino';
import { healthCheckMillisecondsMax, healthKeptMilliseconds } from '../config/limits.ts';
import { inTime } from './in-time.ts';

/** Something that the server depends on. */
export interface Dependency {
  readonly name: string;
  /** Without it no request can be answered; without the others the server does with less. */
  readonly needed: boolean;
  /** Asks it for a sign of life. Throws where there is none. */
  ask(): Promise<unknown>;
}

interface Finding {
  readonly name: string;
  readonly needed: boolean;
  readonly up: boolean;
}

export interface Health {
  readonly routes: RequestHandler;
  /** From now on `ready` says no, so that whoever sends requests here sends them elsewhere. */
  stopping(): void;
  readonly isStopping: () => boolean;
}

/** `live` touches nothing, so that a database that is down does not get the server killed; `ready` names what is missing. */
export function createHealth(dependencies: readonly Dependency[], now: () => Date, logger: Pick<Logger, 'warn' | 'info'>): Health {
  let isStopping = false;
  const examine = keptFor(healthKeptMilliseconds, now, () => examineAll(dependencies, logger));
  const live: RequestHandler = (_request, response) => {
    response.json({ status: 'live' });
  };
  const ready: RequestHandler = async (_request, response) => {
    const findings = await examine();
    const missing = findings.filter(({ needed, up }) => needed && !up).map(({ name }) => name);
    const isReady = missing.length === 0 && !isStopping;
    const status = isStopping ? 'stopping' : isReady ? 'ready' : 'unavailable';
    response.status(isReady ? 200 : 503).json({ status, missing });
  };
  const whole: RequestHandler = async (_request, response) => {
    const findings = await examine();
    const isUp = findings.every(({ needed, up }) => up || !needed) && !isStopping;
    const status = isStopping ? 'stopping' : !isUp ? 'unavailable' : findings.every(({ up }) => up) ? 'ok' : 'degraded';
    const checks = Object.fromEntries(findings.map(({ name, needed, up }) => [name, { up, needed }]));
    response.status(isUp ? 200 : 503).json({ status, checks });
  };
  const router = Router({ caseSensitive: true });
  router.use((_request, response, next) => {
    response.setHeader('Cache-Control', 'no-store');
    next();
  });
  router.get('/', whole).get('/live', live).get('/ready', ready);
  return {
    routes: router,
    isStopping: () => isStopping,
    stopping: () => {
      isStopping = true;
    },
  };
}

async function examineAll(dependencies: readonly Dependency[], logger: Pick<Logger, 'warn'>): Promise<Finding[]> {
  return Promise.all(
    dependencies.map(async ({ name, needed, ask }) => {
      try {
        await inTime(ask(), healthCheckMillisecondsMax);
        return { name, needed, up: true };
      } catch (error) {
        logger.warn({ err: error, dependency: name }, 'a dependency does not answer');
        return { name, needed, up: false };
      }
    }),
  );
}

/** However many ask, a dependency is asked once in a while. */
function keptFor<T>(milliseconds: number, now: () => Date, read: () => Promise<T>): () => Promise<T> {
  let kept: { readonly at: number; readonly value: Promise<T> } | null = null;
  return () => {
    const at = now().getTime();
    if (!kept || at - kept.at >= milliseconds) kept = { at, value: read() };
    return kept.value;
  };
}
