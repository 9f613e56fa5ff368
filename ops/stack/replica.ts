import { chmodSync, chownSync, copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { root, runCommand } from '../command.mjs';
import { binariesFolder, clusterOwner, type PostgresServer, startPostgres } from '../postgres-server.ts';
import { type Compose, postgresSettings, readCompose } from './compose.ts';

export const replicaFile = join(root, 'docker-compose.replica.yml');

/** docker-compose.replica.yml alone. */
export const readReplicaCompose = (): Compose => readCompose(readFileSync(replicaFile, 'utf8'));

export interface FollowerChoice {
  /** Made here. */
  readonly folder: string;
  readonly primary: PostgresServer;
  /** Of the user that follows. */
  readonly password: string;
  /** Beyond what the compose file gives it. */
  readonly settings: readonly string[];
}

/** The replica of docker-compose.replica.yml: ops/follow says to the primary what has to be said, and makes the copy. */
export async function startFollower({ folder, primary, password, settings }: FollowerChoice): Promise<PostgresServer> {
  const { hostname, port, username, password: ownersPassword } = new URL(primary.url);
  const owner = clusterOwner();
  const follow = join(folder, 'follow');
  const secret = join(folder, 'replication-password');
  mkdirSync(folder, { recursive: true });
  copyFileSync(join(root, 'ops/follow'), follow);
  writeFileSync(secret, password);
  chmodSync(follow, 0o500);
  chmodSync(secret, 0o400);
  if (owner) for (const path of [folder, follow, secret]) chownSync(path, owner.uid, owner.gid);
  const asOwner = owner ? ['setpriv', `--reuid=${owner.uid}`, `--regid=${owner.gid}`, '--clear-groups'] : [];
  const run = async (...args: string[]): Promise<string> => {
    const where = { PGDATA: join(folder, 'data'), PRIMARY_HOST: hostname, PRIMARY_PORT: port, REPLICATION_PASSWORD_FILE: secret };
    const env = { PATH: `${binariesFolder()}:${process.env.PATH}`, ...where };
    const { code, output } = await runCommand('env', [...asOwner, follow, ...args], { cwd: folder, env });
    if (code !== 0) throw new Error(`ops/follow ${args.join(' ')}: exit code ${code}\n${output}`);
    return output;
  };
  await askOnce(primary.url, await run('--allow'));
  await run('true');
  const own = postgresSettings(readReplicaCompose(), 'replica');
  const signIn = { user: username, password: ownersPassword };
  return startPostgres({ folder, settings: [...own, ...settings], keep: true, signIn });
}

async function askOnce(url: string, text: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(text).finally(() => client.end());
}
