import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { DataSource, type DataSourceOptions } from 'typeorm';
import type { ReplicaLimits } from '../config/limits.ts';
import { entities } from '../ledger/entities.ts';
import { settleOldBooks } from '../ledger/settle.sql.ts';
import type { Sql } from '../ledger/sql.ts';
import { type Announcements, listenEmbedded, listenOnPostgres, type Told } from './announcements.ts';
import { announcerOf } from './announcer.ts';
import { type Asking, askEmbedded, askPostgres } from './asking.ts';
import { dropBookViews } from './book-views.ts';
import { embeddedDriver } from './embedded-driver.ts';
import { lockDataDirectory } from './lock-file.ts';
import { migrations } from './migrations/index.ts';
import { connectionOf } from './postgres-connection.ts';
import { layOutCluster } from './prepared-cluster.ts';
import { alwaysThere, type Pulse, pulseOfPostgres } from './pulse.ts';
import { Replicas, type ReplicaTold } from './replicas.ts';
import { ensureRowSecurity } from './row-security.ts';
import { sqlOf } from './sql-of.ts';
import { faultOfFolder, faultOfPostgres } from './store-fault.ts';
import { watchPostgres } from './watching.ts';

/** Where in `FARTHING_DATA` the embedded database lies. */
export const embeddedFolder = 'postgres';

/** An open, migrated database. `close` flushes and frees it. */
export interface Store {
  readonly source: DataSource;
  readonly kind: 'embedded' | 'postgres';
  readonly pulse: Pulse;
  /** Those who follow the database and answer reads in its place; there may be none. */
  readonly replicas: Replicas;
  /** Reads what every request reads first, on a connection of its own where there are several: nobody waits for a report to end. */
  readonly asking: Asking;
  /** Reads what metrics tell, on a connection of its own where there are several: they say most when all others are busy. */
  readonly watching: Pick<Sql, 'query'>;
  /** Runs work while nobody else is served and the files of the embedded database are whole on disk; null where they are not ours to copy. */
  readonly atRest: AtRest | null;
  /** Begins to tell what writers announce, of this process and of others. */
  announcements(told: Told): Promise<Announcements>;
  close(): Promise<void>;
}

export type AtRest = <T>(work: (sql: Sql, folder: string) => Promise<T>) => Promise<T>;

interface PostgresChoice {
  readonly url: string;
  /** Of servers that follow it. None of them is waited for. */
  readonly readUrls?: readonly string[];
  readonly replicaTold?: ReplicaTold;
  readonly replicaLimits?: ReplicaLimits;
}

type StoreChoice = PostgresChoice | { readonly directory: string } | { readonly embedded: PGlite };

/**
 * Opens PostgreSQL (`url`), the embedded database on disk (`directory`, locked against other processes), or one that
 * is open already (tests). Pending migrations run first.
 */
export async function openStore(choice: StoreChoice): Promise<Store> {
  if ('url' in choice) return openPostgres(choice);
  if ('embedded' in choice) return openEmbedded(choice.embedded, () => undefined);
  const release = locked(choice.directory);
  try {
    const folder = join(choice.directory, embeddedFolder);
    await layOutCluster(folder);
    return await openEmbedded(await PGlite.create(folder), release, folder);
  } catch (error) {
    release();
    throw error;
  }
}

function locked(directory: string): () => void {
  try {
    return lockDataDirectory(directory);
  } catch (error) {
    throw faultOfFolder(error, directory);
  }
}

const shared = { type: 'postgres', installExtensions: false, entities, migrations, migrationsTableName: 'migration' } as const;

async function openPostgres({ url, readUrls = [], replicaTold, replicaLimits }: PostgresChoice): Promise<Store> {
  const source = await initialised({ ...shared, ...connectionOf(url) }).catch((error: unknown) => {
    throw faultOfPostgres(error);
  });
  const asking = askPostgres(url);
  const pulse = pulseOfPostgres(url, () => asking.renew());
  const watching = watchPostgres(url);
  const replicas = new Replicas(readUrls, replicaTold, replicaLimits);
  const close = async () => {
    await Promise.all([pulse.close(), asking.close(), watching.close(), replicas.close(), announcerOf(source).idle()]);
    await source.destroy();
  };
  const announcements: Store['announcements'] = (told) => listenOnPostgres(url, told);
  return { source, kind: 'postgres', pulse, replicas, asking, watching, atRest: null, announcements, close };
}

/** `folder` where it lies in files. */
async function openEmbedded(database: PGlite, release: () => void, folder: string | null = null): Promise<Store> {
  const given = { statements: 0 };
  const source = await initialised({ ...shared, driver: embeddedDriver(database, given) });
  const close = async () => {
    await source.destroy();
    await database.close();
    release();
  };
  const watching = sqlOf(source.manager);
  const atRest = folder === null ? null : restingIn(source, folder);
  const announcements: Store['announcements'] = (told) => listenEmbedded(database, told);
  const asking = askEmbedded(watching, given);
  return { source, kind: 'embedded', pulse: alwaysThere, replicas: new Replicas([]), asking, watching, atRest, announcements, close };
}

/** Whoever holds the one session keeps all others waiting; a checkpoint leaves nothing in memory alone. */
function restingIn(source: DataSource, folder: string): AtRest {
  return async (work) => {
    const runner = source.createQueryRunner();
    try {
      await runner.query('checkpoint');
      return await work(sqlOf(source.createEntityManager(runner)), folder);
    } finally {
      await runner.release();
    }
  };
}

async function initialised(options: DataSourceOptions): Promise<DataSource> {
  const source = await new DataSource(options).initialize();
  if (await source.showMigrations()) await dropBookViews(source.manager);
  await source.runMigrations({ transaction: 'each' });
  await ensureRowSecurity(source.manager);
  await settleOldBooks((work) => source.transaction((manager) => work(sqlOf(manager))));
  return source;
}
