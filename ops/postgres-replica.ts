import { spawnSync } from 'node:child_process';
import { chownSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { binariesFolder, clusterOwner, type PostgresServer, startPostgres } from './postgres-server.ts';

export interface ReplicaChoice {
  /** The address of the server that it follows, for somebody who may replicate. */
  readonly primaryUrl: string;
  /** Made here. */
  readonly folder: string;
  /** As the primary has them: a replica that takes fewer connections refuses to start. */
  readonly settings: readonly string[];
  readonly keep?: boolean;
}

/** A server that follows another one: a copy of its files, then the stream of what it writes. Its address names the same users. */
export async function startReplica({ primaryUrl, folder, settings, keep = false }: ReplicaChoice): Promise<PostgresServer> {
  const owner = clusterOwner();
  mkdirSync(folder, { recursive: true });
  if (owner) chownSync(folder, owner.uid, owner.gid);
  const args = ['-d', primaryUrl, '-D', join(folder, 'data'), '-R', '-X', 'stream', '-c', 'fast', '--no-sync'];
  const copied = spawnSync(join(binariesFolder(), 'pg_basebackup'), args, { cwd: folder, encoding: 'utf8', ...owner });
  if (copied.status !== 0) throw new Error(`pg_basebackup failed: ${copied.stderr || copied.error}`);
  const { username: user, password } = new URL(primaryUrl);
  return startPostgres({ folder, settings, keep, ...(password && { signIn: { user, password } }) });
}
