import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import { rejectionReasons } from './outcome.ts';

/** Every metric of requests, in one registry. Labels come from closed lists alone: what a client sends never adds a series. */
export type Metrics = ReturnType<typeof createMetrics>;

/** What is limited. */
export const limitBuckets = ['points', 'field', 'sign_in'] as const;

export function createMetrics() {
  const registry = new Registry();
  const registers = [registry];
  const ofGraphql = graphqlMetrics(registers);
  // From the start: a series that begins with its first event has no rate that would show it.
  for (const reason of rejectionReasons) ofGraphql.rejected.inc({ reason }, 0);
  const limitDecisions = new Counter({
    name: 'rate_limit_decisions_total',
    help: 'What limits have said. Bucket: points (of a credential), field, sign_in. Decision: allowed, refused.',
    labelNames: ['bucket', 'decision'],
    registers,
  });
  for (const bucket of limitBuckets) for (const decision of ['allowed', 'refused']) limitDecisions.inc({ bucket, decision }, 0);
  return {
    registry,
    ...ofGraphql,
    limitDecisions,
    httpDuration: new Histogram({
      name: 'http_request_duration_seconds',
      help: 'From the first byte of a request to the last byte of its answer.',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
      registers,
    }),
    httpRequests: new Counter({
      name: 'http_requests_total',
      help: 'HTTP requests that were answered or broken off (status 499).',
      labelNames: ['method', 'route', 'status'],
      registers,
    }),
    httpInFlight: new Gauge({ name: 'http_requests_in_flight', help: 'HTTP requests under way.', registers }),
    sockets: new Gauge({ name: 'websocket_connections', help: 'WebSockets that are open.', registers }),
    subscriptions: new Gauge({ name: 'subscriptions_active', help: 'GraphQL subscriptions under way.', registers }),
    subscriptionEvents: new Counter({
      name: 'subscription_events_total',
      help: 'Events that subscribers were told of. Outcome: ok, failed (it came with errors).',
      labelNames: ['outcome'],
      registers,
    }),
    batchSize: new Histogram({
      name: 'dataloader_batch_size',
      help: 'Keys that one look-up statement answered. Ones alone mean a statement for each parent.',
      labelNames: ['loader'],
      buckets: [1, 2, 5, 10, 25, 50, 100, 500],
      registers,
    }),
    statementDuration: new Histogram({
      name: 'db_query_duration_seconds',
      help: 'Statements, by their verb, as the server waits for them.',
      labelNames: ['query'],
      buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
      registers,
    }),
  };
}

function graphqlMetrics(registers: Registry[]) {
  return {
    operationDuration: new Histogram({
      name: 'graphql_operation_duration_seconds',
      help: 'GraphQL operations from parsing to the answer. Outcome: ok, refused (the request was at fault), failed (we were).',
      labelNames: ['operation', 'type', 'outcome'],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.3, 0.5, 1, 1.5, 2.5, 5, 10],
      registers,
    }),
    phaseDuration: new Histogram({
      name: 'graphql_phase_duration_seconds',
      help: 'Parts of a GraphQL request. A document that is known is neither parsed nor validated again.',
      labelNames: ['phase'],
      buckets: [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5],
      registers,
    }),
    operationsInFlight: new Gauge({
      name: 'graphql_operations_in_flight',
      help: 'GraphQL operations being executed.',
      labelNames: ['type'],
      registers,
    }),
    errors: new Counter({
      name: 'graphql_errors_total',
      help: 'Errors in GraphQL answers, by code.',
      labelNames: ['operation', 'code'],
      registers,
    }),
    rejected: new Counter({
      name: 'graphql_rejected_total',
      help: 'Requests that were turned away before they were executed.',
      labelNames: ['reason'],
      registers,
    }),
    deprecatedFields: new Counter({
      name: 'graphql_deprecated_field_used_total',
      help: 'Operations that asked for a field which the schema wants to be rid of, other than those answered by a kept answer.',
      labelNames: ['field'],
      registers,
    }),
    operationCost: new Histogram({
      name: 'graphql_operation_cost',
      help: 'Points that operations were charged. Kind: requested, before anything is executed.',
      labelNames: ['operation', 'kind'],
      buckets: [1, 5, 10, 50, 100, 500, 1000, 5000],
      registers,
    }),
    responseSize: new Histogram({
      name: 'graphql_response_size_bytes',
      help: 'Bodies of GraphQL answers, before compression.',
      labelNames: ['operation'],
      buckets: [1e3, 1e4, 1e5, 1e6, 1e7],
      registers,
    }),
  };
}
