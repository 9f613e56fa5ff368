import type { RequestHandler } from 'express';
import type { Registry } from 'prom-client';

/** GET /metrics in Prometheus' text format. */
export function metricsRoute(registry: Registry, refresh: () => Promise<void>): RequestHandler {
  return async (_request, response) => {
    await refresh();
    response.setHeader('Cache-Control', 'no-store');
    response.type(registry.contentType).send(await registry.metrics());
  };
}
