import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { root, runCommand } from '../command.mjs';
import { databaseUrl, type PostgresServer, startPostgres } from '../postgres-server.ts';
import { type RedisServer, startRedis } from '../redis-server.ts';
import { type Compose, postgresSettings, readCompose, replicasOf } from './compose.ts';
import { type Edge, startEdge } from './edge.ts';
import { type FarthingServer, startServer } from './farthing-server.ts';
import { type Place, type Probed, probe } from './probes.ts';
import { freePorts } from './program.ts';
import { type Prometheus, type PrometheusChoice, startPrometheus } from './prometheus.ts';
import { startFollower } from './replica.ts';
import { runSetup, type Setup } from './setup.ts';
import { mountSmallDisk, type SmallDisk } from './small-disk.ts';
import { archiveOf, serverEnvironment } from './surroundings.ts';

/**
 * The stack of docker-compose.prod.yml on this machine, without containers: the same nginx, Prometheus and server files, the
 * same commands and settings, on free ports. Qdrant and Grafana are not packaged for Debian: they are absent.
 */
export interface Stack {
  readonly folder: string;
  readonly compose: Compose;
  readonly edge: Edge;
  readonly database: PostgresServer;
  /** The address of the database of the books. */
  readonly databaseUrl: string;
  readonly archiveFolder: string;
  /** Follows the database, and answers reads; null where none was asked for. */
  readonly replica: PostgresServer | null;
  /** Where the database has a disk of its own. */
  readonly databaseDisk: SmallDisk | null;
  readonly redis: RedisServer;
  readonly prometheus: Prometheus;
  /** Those that run; they come and go. */
  readonly servers: readonly FarthingServer[];
  /** One more, on a port that nginx and Prometheus know already. Throws where all are taken. */
  addServer(env?: Readonly<Record<string, string>>): Promise<FarthingServer>;
  /** Ends one, in order unless told otherwise; gives its exit code. */
  removeServer(server: FarthingServer, signal?: NodeJS.Signals): Promise<number | null>;
  /** Runs the command line of the product. */
  farthing(...args: string[]): Promise<{ code: number; output: string }>;
  /** Each health check of the compose file, once. */
  probe(): Promise<Probed[]>;
  stop(): Promise<void>;
}

export interface StackChoice {
  readonly folder: string;
  /** Beyond what the compose file gives PostgreSQL. */
  readonly settings?: readonly string[];
  /** Starts a replica, as docker-compose.replica.yml does. */
  readonly withReplica?: boolean;
  /** Gives the database a disk of its own with so many megabytes, which can be filled. */
  readonly databaseDiskMegabytes?: number;
  /** Beyond what the compose file gives each server. */
  readonly env?: Readonly<Record<string, string>>;
  readonly change?: PrometheusChoice['change'];
}

/** Absent here, and why. */
export const absent = { qdrant: 'no such package in Debian: search compares vectors in the servers', grafana: 'no such package in Debian' };

export async function startStack(choice: StackChoice): Promise<Stack> {
  const started: { stop(): Promise<unknown> }[] = [];
  const stop = async () => {
    for (const each of started.reverse().splice(0)) await each.stop();
  };
  try {
    return await startParts(choice, started, stop);
  } catch (error) {
    await stop();
    throw error;
  }
}

async function startParts(choice: StackChoice, started: { stop(): Promise<unknown> }[], stop: () => Promise<void>): Promise<Stack> {
  const { folder, settings = [], env: more = {}, change, databaseDiskMegabytes, withReplica = false } = choice;
  const keep = <T extends { stop(): Promise<unknown> }>(part: T): T => {
    started.push(part);
    return part;
  };
  const compose = readCompose();
  const replicas = replicasOf(compose.services.server!);
  // Twice as many as run: while new ones are brought in, the old ones stay.
  const ports = await freePorts(replicas * 4);
  const places = ports.slice(0, replicas * 2).map((port, index) => ({ port, metricsPort: ports[replicas * 2 + index]! }));
  const addresses = places.map(({ port }) => `127.0.0.1:${port}`);
  const edge = keep(await startEdge({ folder: join(folder, 'edge'), servers: addresses, dashboard: join(root, 'dist/client') }));
  const url = `https://localhost:${edge.httpsPort}`;
  const setup = await runSetup(join(folder, 'setup'), compose, url, join(folder, 'edge/certs'));
  const archiveFolder = join(folder, 'archive');
  const databaseDisk = databaseDiskMegabytes ? keep(mountSmallDisk(join(folder, 'postgres'), databaseDiskMegabytes)) : null;
  const [database, redis] = await Promise.all([
    startDatabase({ folder, compose, setup, archiveFolder, settings }).then(keep),
    startRedisOf(compose, setup, join(folder, 'redis')).then(keep),
  ]);
  const follower = { folder: join(folder, 'replica'), primary: database, password: setup.secret('replication_password'), settings };
  const replica = withReplica ? keep(await startFollower(follower)) : null;
  const reading: Record<string, string> = replica ? { DATABASE_READ_URLS: databaseUrl(replica.url, 'farthing') } : {};
  const env = { ...serverEnvironment({ compose, setup, folder, database: database.url, redis: redis.url }), ...reading, ...more };
  const farthing = (...args: string[]) => runCommand(process.execPath, [join(root, 'dist/server/cli.js'), ...args], { cwd: folder, env });
  const migrated = await farthing('migrate');
  if (migrated.code !== 0) throw new Error(`the database could not be brought up to date:\n${migrated.output}`);
  const servers = keep(serverPool(folder, places, env));
  await Promise.all(places.slice(0, replicas).map(() => servers.add()));
  const prometheus = await startPrometheus({
    folder: join(folder, 'prometheus'),
    compose,
    status: `127.0.0.1:${edge.statusPort}`,
    ...(change && { change }),
  });
  keep({ stop: () => prometheus.program.stop() });
  servers.watch((running) => prometheus.tellServers(running.map(({ metrics }) => metrics)));
  return {
    ...{ folder, compose, edge, database, replica, databaseDisk, archiveFolder, redis, prometheus, farthing, stop },
    databaseUrl: databaseUrl(database.url, 'farthing'),
    servers: servers.running,
    addServer: servers.add,
    removeServer: servers.remove,
    probe: () => probeAll(compose, { edge, database, redis, prometheus, servers: servers.running }),
  };
}

interface DatabaseChoice {
  readonly folder: string;
  readonly compose: Compose;
  readonly setup: Setup;
  readonly archiveFolder: string;
  readonly settings: readonly string[];
}

async function startDatabase({ folder, compose, setup, archiveFolder, settings }: DatabaseChoice): Promise<PostgresServer> {
  mkdirSync(archiveFolder, { recursive: true });
  const archive = archiveOf(folder, archiveFolder, setup.secret('backup_passphrase'));
  const own = postgresSettings(compose).map((setting) => (setting.startsWith('archive_command=') ? `archive_command=${archive}` : setting));
  const signIn = { user: 'farthing', password: setup.secret('postgres_password') };
  const database = await startPostgres({ folder: join(folder, 'postgres'), settings: [...own, ...settings], signIn, keep: true });
  await createDatabase(database.url);
  return database;
}

async function createDatabase(url: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query('create database farthing').finally(() => client.end());
}

function startRedisOf(compose: Compose, setup: Setup, folder: string): Promise<RedisServer> {
  mkdirSync(folder, { recursive: true });
  const [, ...words] = compose.services.redis?.command ?? [];
  const args = words.map((word) => word.replace('/run/secrets/redis_auth', setup.secretFile('redis_auth')));
  return startRedis({ args, folder, password: setup.secret('redis_auth').replace('requirepass ', '') });
}

interface ServerPool {
  readonly running: readonly FarthingServer[];
  add(env?: Readonly<Record<string, string>>): Promise<FarthingServer>;
  remove(server: FarthingServer, signal?: NodeJS.Signals): Promise<number | null>;
  /** Tells who runs: now, and whenever one comes or goes. */
  watch(told: (running: readonly FarthingServer[]) => void): void;
  stop(): Promise<void>;
}

function serverPool(
  folder: string,
  places: readonly { port: number; metricsPort: number }[],
  env: Readonly<Record<string, string>>,
): ServerPool {
  const running: FarthingServer[] = [];
  const taken = new Set<number>();
  let told: (running: readonly FarthingServer[]) => void = () => undefined;
  const remove: ServerPool['remove'] = async (server, signal) => {
    const code = await server.program.stop(signal);
    running.splice(running.indexOf(server), 1);
    told(running);
    taken.delete(Number(server.address.split(':')[1]));
    return code;
  };
  return {
    running,
    remove,
    watch(next) {
      told = next;
      told(running);
    },
    async add(more = {}) {
      const place = places.find(({ port }) => !taken.has(port));
      if (!place) throw new Error(`all ${places.length} places for servers are taken`);
      taken.add(place.port);
      const server = await startServer({ folder, name: `server-${place.port}`, ...place, env: { ...env, ...more } });
      running.push(server);
      told(running);
      return server;
    },
    stop: async () => void (await Promise.all([...running].map((server) => remove(server)))),
  };
}

type Parts = Pick<Stack, 'edge' | 'database' | 'redis' | 'prometheus' | 'servers'>;

function probeAll(compose: Compose, { edge, database, redis, prometheus, servers }: Parts): Promise<Probed[]> {
  const portOf = (url: string) => new URL(url).port;
  const web = (service: string, inside: number, port: number): Place => ({
    service,
    where: `127.0.0.1:${port}`,
    words: [[`127.0.0.1:${inside}`, `127.0.0.1:${port}`]],
  });
  const present: Place[] = [
    { ...web('nginx', 9145, edge.statusPort), where: `https://localhost:${edge.httpsPort}` },
    web('client', 8081, edge.clientPort),
    ...servers.map(({ address }) => web('server', 4000, Number(address.split(':')[1]))),
    { service: 'postgres', where: `127.0.0.1:${portOf(database.url)}`, words: [], env: { PGPORT: portOf(database.url) } },
    { service: 'redis', where: `127.0.0.1:${portOf(redis.url)}`, words: [['redis-cli ', `redis-cli -p ${portOf(redis.url)} `]] },
    web('prometheus', 9090, prometheus.port),
  ];
  const done: Probed = { service: 'migrate', where: '', state: 'ended', said: 'with exit code 0, before the servers started' };
  const missing = Object.entries(absent).map(([service, said]): Probed => ({ service, where: '', state: 'absent', said }));
  return Promise.all(present.map((place) => probe(compose, place))).then((probed) => [...probed, done, ...missing]);
}
