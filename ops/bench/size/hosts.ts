import { cpSync, existsSync, rmSync } from 'node:fs';
import { totalmem } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { databaseUrl, startPostgres } from '../../postgres-server.ts';
import type { StoreKind } from './choices.ts';
import { inWorker } from './in-worker.ts';
import type { Place } from './stage.ts';

/** Where books of several sizes lie side by side, one database for each. */
export interface Host {
  readonly kind: StoreKind;
  place(label: string): Place;
  exists(label: string): Promise<boolean>;
  /** An empty database in place of what may be there. */
  fresh(label: string): Promise<Place>;
  discard(label: string): Promise<void>;
  /** What it is and how it is set, for the report. */
  facts(): Promise<object>;
  close(): Promise<void>;
}

export function embeddedHost(folder: string): Host {
  const directory = (label: string) => join(folder, `embedded-${label}`);
  const pattern = join(folder, 'embedded-empty');
  const discard = async (label: string) => rmSync(directory(label), { recursive: true, force: true });
  return {
    kind: 'embedded',
    place: (label) => ({ directory: directory(label) }),
    exists: async (label) => existsSync(join(directory(label), 'postgres')),
    async fresh(label) {
      await discard(label);
      // Made once and copied: to make one takes seconds.
      if (!existsSync(join(pattern, 'postgres'))) await inWorker('create', { directory: pattern });
      cpSync(pattern, directory(label), { recursive: true });
      return { directory: directory(label) };
    },
    discard,
    facts: async () => ({ database: 'PGlite, PostgreSQL in WebAssembly, on disk, in the process that asks it' }),
    close: async () => undefined,
  };
}

/** As a server for one application on a machine of this size would be set; everything that keeps data safe is on. */
function productionSettings(): string[] {
  const megabytes = Math.floor(totalmem() / 1_048_576);
  return [
    'fsync=on',
    'synchronous_commit=on',
    'full_page_writes=on',
    `shared_buffers=${Math.min(2048, Math.floor(megabytes / 4))}MB`,
    `effective_cache_size=${Math.floor(megabytes / 2)}MB`,
    'maintenance_work_mem=256MB',
    'work_mem=16MB',
    'max_wal_size=4GB',
    'checkpoint_timeout=15min',
    'random_page_cost=1.1',
    'max_connections=60',
  ];
}

const told = [
  'server_version',
  'fsync',
  'synchronous_commit',
  'full_page_writes',
  'shared_buffers',
  'effective_cache_size',
  'maintenance_work_mem',
  'work_mem',
  'max_wal_size',
  'checkpoint_timeout',
  'random_page_cost',
  'jit',
  'max_parallel_workers_per_gather',
  'autovacuum',
];

/** The server at `url`, or one of its own in `folder`. `keep`: its cluster outlives this run. */
export async function postgresHost(folder: string, url: string | null, keep: boolean): Promise<Host> {
  const own = url === null ? await startPostgres({ folder: join(folder, 'cluster'), settings: productionSettings(), keep }) : null;
  const server = own?.url ?? url!;
  const name = (label: string) => `farthing_bench_${label.replaceAll('-', '_')}`;
  const at = (label: string) => ({ url: databaseUrl(server, name(label)) });
  const discard = async (label: string) => void (await administer(server, `drop database if exists ${name(label)} with (force)`));
  return {
    kind: 'postgres',
    place: at,
    exists: async (label) => (await administer(server, `select 1 from pg_database where datname = '${name(label)}'`)).length > 0,
    async fresh(label) {
      await discard(label);
      await administer(server, `create database ${name(label)}`);
      return at(label);
    },
    discard,
    async facts() {
      const rows = await administer<{ name: string; setting: string }>(
        server,
        `select name, current_setting(name) as setting from pg_settings where name in ('${told.join("', '")}') order by name`,
      );
      const settings = Object.fromEntries(rows.map((row) => [row.name, row.setting]));
      return { database: own ? 'PostgreSQL, a cluster of its own' : 'PostgreSQL, at the given address', settings };
    },
    close: async () => own?.stop(),
  };
}

async function administer<Row extends object>(url: string, statement: string): Promise<Row[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(statement)).rows;
  } finally {
    await client.end();
  }
}
