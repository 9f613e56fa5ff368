import { Counter, Gauge, Histogram, type Registry } from 'prom-client';
import type { AnswerResult } from '../../cache/events.ts';
import type { CacheParts } from '../../cache/parts.ts';
import { boundCounter } from './bound.ts';

/** Counts what the caches tell of themselves. Names of fields come from the schema, so there are few of them. */
export function observeCache({ events, remote }: CacheParts, registry: Registry): void {
  const { requests, loads, ages, answers, backendErrors, backendDuration } = cacheMetrics(registry);
  // A rate of what never was is no rate at all: who watches could not tell it from a name that is wrong.
  for (const op of ['mget', 'set', 'lock']) backendErrors.inc({ op }, 0);
  if (remote) {
    new Gauge({
      name: 'cache_backend_up',
      help: 'Whether the cache that servers share answers: 1 or 0.',
      registers: [registry],
      collect() {
        this.set(remote.isUp ? 1 : 0);
      },
    });
  }
  const count = (result: AnswerResult) => boundCounter(answers, { result });
  const answered = { hit: count('hit'), not_modified: count('not_modified'), miss: count('miss'), not_stored: count('not_stored') };
  events.subscribe((event) => {
    switch (event.kind) {
      case 'lookup':
        requests.inc({ field: event.field, result: event.result });
        if (event.ageSeconds !== null) ages.observe({ field: event.field }, event.ageSeconds);
        return;
      case 'load':
        loads.observe({ field: event.field }, event.seconds);
        return;
      case 'answer':
        answered[event.result]();
        return;
      case 'backend':
        backendDuration.observe({ op: event.operation }, event.seconds);
        if (event.failed) backendErrors.inc({ op: event.operation });
    }
  });
}

function cacheMetrics(registry: Registry) {
  const registers = [registry];
  return {
    requests: new Counter({
      name: 'graphql_field_cache_requests_total',
      help: 'Look-ups of cached fields. hit_l1: this process had it, hit_l2: another had, hit_peer: another was computing it.',
      labelNames: ['field', 'result'],
      registers,
    }),
    loads: new Histogram({
      name: 'graphql_field_cache_load_duration_seconds',
      help: 'Computing the values of cached fields.',
      labelNames: ['field'],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
      registers,
    }),
    ages: new Histogram({
      name: 'graphql_field_cache_entry_age_seconds',
      help: 'How old values were that were answered with.',
      labelNames: ['field'],
      buckets: [1, 5, 15, 30, 60, 90, 120, 300, 360, 600, 720, 3600],
      registers,
    }),
    answers: new Counter({
      name: 'graphql_response_cache_requests_total',
      help: 'Whole answers that may be kept: sent again, unchanged for the client (304), or computed and kept, or not kept.',
      labelNames: ['result'],
      registers,
    }),
    backendErrors: new Counter({
      name: 'cache_backend_errors_total',
      help: 'Commands to the shared cache that failed or were not waited for any longer.',
      labelNames: ['op'],
      registers,
    }),
    backendDuration: new Histogram({
      name: 'cache_backend_duration_seconds',
      help: 'Commands to the shared cache.',
      labelNames: ['op'],
      buckets: [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25],
      registers,
    }),
  };
}
