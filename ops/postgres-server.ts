import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { signalTree } from './process-tree.ts';
import { locate, requirements } from './requirements.mjs';

/** A real PostgreSQL of its own, in a folder of its own, for as long as it is needed. */
export interface PostgresServer {
  /** The address of its database `postgres`, for a superuser. */
  readonly url: string;
  /** Ends every process of it at once (SIGKILL), as a crash would. */
  kill(): Promise<void>;
  /** After `kill`: on the same port, with all that was committed. */
  start(): Promise<void>;
  /** It neither answers nor closes its connections until it is thawed. */
  freeze(): void;
  thaw(): void;
  /** Stops it, and removes the folder unless it was to be kept; may be called twice. */
  stop(): Promise<void>;
}

export interface ClusterChoice {
  /** Made where it is missing. A cluster that is in it already is started again. */
  readonly folder: string;
  /** As for the option -c of the server: `fsync=off`. Port and addresses are chosen here. */
  readonly settings: readonly string[];
  /** Leaves the folder in place when the server stops. */
  readonly keep?: boolean;
  /** Who owns the new cluster, and signs in with a password; left out: `postgres`, whom everybody here may be. */
  readonly signIn?: { readonly user: string; readonly password: string };
}

const startMs = 60_000;
const pollMs = 50;

/** Makes a cluster where there is none, starts it on a free port and waits until it answers. Throws where PostgreSQL is not installed. */
export async function startPostgres({ folder, settings, keep = false, signIn }: ClusterChoice): Promise<PostgresServer> {
  const binaries = binariesFolder();
  const owner = clusterOwner();
  mkdirSync(folder, { recursive: true });
  if (owner) chownSync(folder, owner.uid, owner.gid);
  const port = await freePort();
  const url = `postgres://${signIn ? `${signIn.user}:${signIn.password}` : 'postgres'}@127.0.0.1:${port}/postgres`;
  let server: ChildProcess | undefined;
  // Even when its user is cut short; an immediate stop, since an exiting process waits for nothing.
  process.once('exit', () => server?.kill('SIGQUIT'));
  const start = async () => {
    const ours = [`port=${port}`, 'listen_addresses=127.0.0.1', `unix_socket_directories=${folder}`];
    const options = [...settings, ...ours].flatMap((setting) => ['-c', setting]);
    server = spawn(join(binaries, 'postgres'), ['-D', join(folder, 'data'), ...options], { cwd: folder, stdio: 'ignore', ...owner });
    await answering(url, server);
  };
  const signal = (name: NodeJS.Signals) => signalTree(server?.pid, name);
  const stop = () => {
    // What is frozen does not hear that it is to end.
    signal('SIGCONT');
    return stopCluster(server, keep ? null : folder);
  };
  try {
    if (!existsSync(join(folder, 'data/PG_VERSION'))) createCluster(binaries, folder, owner, signIn);
    await start();
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    url,
    start,
    stop,
    freeze: () => signal('SIGSTOP'),
    thaw: () => signal('SIGCONT'),
    async kill() {
      const gone = new Promise((resolve) => server?.once('exit', resolve));
      signal('SIGKILL');
      await gone;
    },
  };
}

/** The address of another database of the same server. */
export function databaseUrl(url: string, database: string): string {
  return Object.assign(new URL(url), { pathname: `/${database}` }).href;
}

/** The folder of PostgreSQL's own programs. */
export function binariesFolder(): string {
  const requirement = requirements.find(({ programs }) => programs.includes('postgres'));
  const program = requirement && locate(requirement);
  if (!program) throw new Error('PostgreSQL is not installed (on Debian: apt-get install postgresql).');
  return dirname(program);
}

/** PostgreSQL refuses to run as root: then it runs as the user that Debian's package made for it. */
export function clusterOwner(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const idOf = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: idOf('-u'), gid: idOf('-g') };
}

function createCluster(
  binaries: string,
  folder: string,
  owner: { uid: number; gid: number } | undefined,
  signIn: ClusterChoice['signIn'],
): void {
  const options = ['-E', 'UTF8', '--locale=C.UTF-8', '--no-sync', '--data-checksums'];
  const secret = join(folder, 'password');
  if (signIn) writeFileSync(secret, signIn.password, { mode: 0o600 });
  if (signIn && owner) chownSync(secret, owner.uid, owner.gid);
  const who = signIn ? ['-U', signIn.user, '--auth=scram-sha-256', `--pwfile=${secret}`] : ['-U', 'postgres', '-A', 'trust'];
  const made = spawnSync(join(binaries, 'initdb'), ['-D', join(folder, 'data'), ...who, ...options], {
    cwd: folder,
    encoding: 'utf8',
    ...owner,
  });
  rmSync(secret, { force: true });
  if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr || made.error}`);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no free port'))));
    });
  });
}

async function answering(url: string, server: ChildProcess): Promise<void> {
  const deadline = performance.now() + startMs;
  for (;;) {
    const client = new Client({ connectionString: url });
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      if (server.exitCode !== null) throw new Error(`PostgreSQL ended with code ${server.exitCode} while starting.`);
      if (performance.now() > deadline) throw error;
      await sleep(pollMs);
    }
  }
}

async function stopCluster(server: ChildProcess | undefined, folder: string | null): Promise<void> {
  if (server && server.exitCode === null && server.signalCode === null) {
    const ended = new Promise((resolve) => server.once('exit', resolve));
    server.kill('SIGINT');
    await ended;
  }
  if (folder !== null) rmSync(folder, { recursive: true, force: true });
}
