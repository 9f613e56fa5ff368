import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { PGlite } from '@electric-sql/pglite';
import { Client } from 'pg';
import { inject } from 'vitest';
import { databaseUrl } from '../../ops/postgres-server.ts';
import { openStore, type Store } from '../store/open-store.ts';
import { templateDatabase } from './postgres-setup.ts';

/**
 * A migrated, empty database for one test file: PGlite or real PostgreSQL, by the vitest project that runs the file.
 * Call it once per file (`beforeAll`) and close it at the end; two PGlite databases in one process do not get along.
 */
export function openTestStore(): Promise<Store> {
  return process.env.FARTHING_TEST_STORE === 'postgres' ? openOnPostgres(inject('postgresUrl')) : openEmbedded(inject('embeddedImage'));
}

/** Tests of what only a server with several sessions can do. On the embedded database, which is one session, they do not exist. */
export function onPostgres(tests: () => void): void {
  if (process.env.FARTHING_TEST_STORE === 'postgres') tests();
}

/** Shared memory is cleared page by page at each start, which takes longer than small databases ever gain by it. */
const embeddedSettings = ['shared_buffers=16MB'];

async function openEmbedded(image: string): Promise<Store> {
  return openStore({ embedded: await PGlite.create({ loadDataDir: new FileBlob(image), postgresqlconf: embeddedSettings }) });
}

/** A file that is read in one go: Node hands a Blob's bytes out in small pieces, which takes a second for forty megabytes. */
class FileBlob extends Blob {
  constructor(private readonly path: string) {
    super();
  }

  override async arrayBuffer(): Promise<ArrayBuffer> {
    const { buffer, byteOffset, byteLength } = await readFile(this.path);
    const isWhole = byteLength === buffer.byteLength;
    return (isWhole ? buffer : buffer.slice(byteOffset, byteOffset + byteLength)) as ArrayBuffer;
  }
}

async function openOnPostgres(serverUrl: string): Promise<Store> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await administer(serverUrl, `CREATE DATABASE ${name} TEMPLATE ${templateDatabase}`);
  const store = await openStore({ url: databaseUrl(serverUrl, name) });
  const close = async () => {
    await store.close();
    await administer(serverUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  };
  return { ...store, close };
}

async function administer(serverUrl: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: serverUrl });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
