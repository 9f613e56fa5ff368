import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import type { TestProject } from 'vitest/node';
import { databaseUrl, type PostgresServer, startPostgres } from '../../ops/postgres-server.ts';
import { openStore } from '../store/open-store.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the test run's PostgreSQL, only in the project `postgres`. */
    postgresUrl: string;
  }
}

/** A migrated database that every test file's own database is copied from. */
export const templateDatabase = 'farthing_template';

/** Fast instead of safe: the data never outlives the tests. */
const settings = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=60'];

let server: PostgresServer | undefined;

/** Once for the whole run: starts PostgreSQL and migrates the template. */
export async function setup(project: TestProject): Promise<void> {
  server = await startPostgres({ folder: mkdtempSync(join(tmpdir(), 'farthing-postgres-')), settings });
  const client = new Client({ connectionString: server.url });
  await client.connect();
  await client.query(`CREATE DATABASE ${templateDatabase}`);
  await client.end();
  const store = await openStore({ url: databaseUrl(server.url, templateDatabase) });
  await store.close();
  project.provide('postgresUrl', server.url);
}

export async function teardown(): Promise<void> {
  await server?.stop();
}
