import { Client } from 'pg';
import type { TestProject } from 'vitest/node';
import { openStore } from '../store/open-store.ts';
import { type PostgresServer, startPostgres } from './postgres-server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the test run's PostgreSQL, only in the project `postgres`. */
    postgresUrl: string;
  }
}

/** A migrated database that every test file's own database is copied from. */
export const templateDatabase = 'farthing_template';

let server: PostgresServer | undefined;

/** Once for the whole run: starts PostgreSQL and migrates the template. */
export async function setup(project: TestProject): Promise<void> {
  server = await startPostgres();
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

/** The address of another database of the same server. */
export function databaseUrl(url: string, database: string): string {
  return Object.assign(new URL(url), { pathname: `/${database}` }).href;
}
