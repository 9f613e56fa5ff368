import { Gauge, type Registry } from 'prom-client';
import type { EntitySubscriberInterface, QueryRunner } from 'typeorm';
import { healthCheckMillisecondsMax } from '../../config/limits.ts';
import type { Store } from '../../store/open-store.ts';
import { inTime } from '../in-time.ts';
import { boundHistogram } from './bound.ts';
import type { Metrics } from './metrics.ts';
import { readServerFacts, readStoreFacts } from './store-facts.sql.ts';

const verbs = ['select', 'with', 'insert', 'update', 'delete', 'set', 'start', 'commit', 'rollback'];

/** Times every statement, by its verb. One that was sent ahead begins when the one before it has ended. */
export function observeStatements(store: Store, metrics: Metrics): void {
  const endedMs = new WeakMap<QueryRunner, number>();
  const subscriber: EntitySubscriberInterface = {
    afterQuery: ({ query, executionTime = 0, queryRunner }) => {
      const nowMs = performance.now();
      const milliseconds = Math.min(executionTime, nowMs - (endedMs.get(queryRunner) ?? 0));
      endedMs.set(queryRunner, nowMs);
      const verb = /^\s*([a-z]+)/i.exec(query)?.[1]?.toLowerCase() ?? '';
      const label = verbs.includes(verb) ? verb : 'other';
      metrics.statementDuration.observe({ query: label }, milliseconds / 1_000); // not money: a span of time
    },
  };
  store.source.subscribers.push(subscriber);
  const asked = boundHistogram(metrics.statementDuration, { query: 'select' });
  store.asking.told = (milliseconds) => asked(milliseconds / 1_000); // not money: a span of time
  store.replicas.observe(subscriber);
}

/** Reads the state of the database into gauges; call it before each scrape. What cannot be read is left out, not 0. */
export function createStoreGauges(registry: Registry, store: Store, now: () => Date): () => Promise<void> {
  const gauge = (name: string, help: string) => new Gauge({ name, help, registers: [registry], labelNames: [] });
  const up = gauge('farthing_database_up', 'Whether the database answered: 1 or 0.');
  const read = {
    importsReading: gauge('farthing_imports_reading', 'Imports under way or waiting.'),
    oldestImportSeconds: gauge('farthing_import_oldest_seconds', 'Age of the oldest unfinished import; 0 without one.'),
    deltaPile: gauge('farthing_balance_deltas_max', 'Balance deltas of the book that has most of them, waiting to be folded.'),
    databaseBytes: gauge('farthing_database_size_bytes', 'Size of the database on disk.'),
  };
  const ofServer = {
    sessions: gauge('farthing_database_sessions', 'Sessions on the database server, of all clients.'),
    sessionsMax: gauge('farthing_database_sessions_max', 'Sessions that the database server takes.'),
    archiveFailing: gauge('farthing_wal_archive_failing', 'Whether the last piece of the write-ahead log could not be archived: 1 or 0.'),
  };
  const pool = new Gauge({
    name: 'db_pool_connections',
    help: 'Connections of this process: used, idle; waiting are requests without one.',
    labelNames: ['state'],
    registers: [registry],
  });
  return async () => {
    setPool(pool, store);
    try {
      fill(read, await inTime(readStoreFacts(store.watching, now()), healthCheckMillisecondsMax));
      if (store.kind === 'postgres') fill(ofServer, await inTime(readServerFacts(store.watching), healthCheckMillisecondsMax));
      up.set(1);
    } catch {
      up.set(0);
      for (const unknown of [...Object.values(read), ...Object.values(ofServer)]) unknown.remove();
    }
  };
}

function fill<Name extends string>(gauges: Record<Name, Gauge>, facts: Readonly<Record<Name, number>>): void {
  for (const name of Object.keys(gauges) as Name[]) gauges[name].set(facts[name]);
}

function setPool(gauge: Gauge, store: Store): void {
  const { master } = store.source.driver as { master?: { totalCount?: number; idleCount?: number; waitingCount?: number } };
  if (master?.totalCount === undefined) return;
  const { totalCount, idleCount = 0, waitingCount = 0 } = master;
  gauge.set({ state: 'used' }, totalCount - idleCount);
  gauge.set({ state: 'idle' }, idleCount);
  gauge.set({ state: 'waiting' }, waitingCount);
}
