import { chmodSync, chownSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../command.mjs';
import { clusterOwner } from '../postgres-server.ts';
import { type Compose, filledIn } from './compose.ts';
import type { Setup } from './setup.ts';

interface ServerPlace {
  readonly compose: Compose;
  readonly setup: Setup;
  readonly folder: string;
  readonly database: string;
  readonly redis: string;
}

/** The environment that the compose file gives a server, with what lies elsewhere here: addresses, ports, secrets, volumes. */
export function serverEnvironment({ compose, setup, folder, database, redis }: ServerPlace): Record<string, string> {
  const inside = Object.entries(compose.services.server?.environment ?? {});
  const env = Object.fromEntries(inside.map(([name, value]) => [name, filledIn(String(value), setup.settings)]));
  // Both are of Qdrant, which is absent; a port is each server's own.
  for (const name of ['QDRANT_URL', 'QDRANT_API_KEY_FILE', 'PORT', 'METRICS_PORT']) delete env[name];
  const spool = join(folder, 'spool');
  mkdirSync(spool, { recursive: true });
  const host = (url: string) => new URL(url).host;
  const here = { postgres: ['postgres:5432', host(database)], redis: ['redis:6379', host(redis)] } as const;
  return {
    ...env,
    HOST: '127.0.0.1',
    TMPDIR: spool,
    FARTHING_DATA: env.FARTHING_DATA!.replace('/spool', spool),
    DATABASE_URL_FILE: setup.secretFile('database_url', (text) => text.replace(...here.postgres)),
    REDIS_URL_FILE: setup.secretFile('redis_url', (text) => text.replace(...here.redis)),
    SESSION_SECRET_FILE: setup.secretFile('session_secret'),
  };
}

/** PostgreSQL's archive_command: the script of the image, with what only its own user may read. */
export function archiveOf(folder: string, archiveFolder: string, passphrase: string): string {
  const owner = clusterOwner();
  if (owner) chownSync(archiveFolder, owner.uid, owner.gid);
  chmodSync(archiveFolder, 0o700);
  const script = ownedByDatabase(join(folder, 'archive-wal'), readFileSync(join(root, 'ops/archive-wal')), 0o500);
  const secret = ownedByDatabase(join(folder, 'backup-passphrase'), passphrase, 0o400);
  return `FARTHING_ARCHIVE=${archiveFolder} BACKUP_PASSPHRASE_FILE=${secret} ${script} %p %f`;
}

/** A file that PostgreSQL's own user may read, and nobody else. */
function ownedByDatabase(file: string, content: string | Buffer, mode: number): string {
  writeFileSync(file, content, { mode });
  const owner = clusterOwner();
  if (owner) chownSync(file, owner.uid, owner.gid);
  return file;
}
