import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { chownSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { locate, requirements } from '../../ops/requirements.mjs';

/** A real PostgreSQL of its own, in a temporary folder, for as long as it is needed. */
export interface PostgresServer {
  /** The address of its empty database `postgres`, for a superuser. */
  readonly url: string;
  /** Stops it and removes the folder; may be called twice. */
  stop(): Promise<void>;
}

const startMs = 60_000;
const pollMs = 50;

/** Fast instead of safe: the data never outlives the tests. */
const settings = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=60', 'listen_addresses=127.0.0.1'];

/** Makes a cluster, starts it on a free port and waits until it answers. Throws where PostgreSQL is not installed. */
export async function startPostgres(): Promise<PostgresServer> {
  const binaries = binariesFolder();
  const owner = clusterOwner();
  const folder = mkdtempSync(join(tmpdir(), 'farthing-postgres-'));
  if (owner) chownSync(folder, owner.uid, owner.gid);
  const port = await freePort();
  const stop = () => stopCluster(server, folder);
  let server: ChildProcess | undefined;
  try {
    createCluster(binaries, folder, owner);
    const options = [...settings, `port=${port}`, `unix_socket_directories=${folder}`].flatMap((setting) => ['-c', setting]);
    server = spawn(join(binaries, 'postgres'), ['-D', join(folder, 'data'), ...options], { cwd: folder, stdio: 'ignore', ...owner });
    // Even when the tests are cut short; an immediate stop, since an exiting process waits for nothing.
    process.once('exit', () => server?.kill('SIGQUIT'));
    const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
    await answering(url, server);
    return { url, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function binariesFolder(): string {
  const requirement = requirements.find(({ programs }) => programs.includes('postgres'));
  const program = requirement && locate(requirement);
  if (!program) throw new Error('PostgreSQL is not installed (on Debian: apt-get install postgresql).');
  return dirname(program);
}

/** PostgreSQL refuses to run as root: then it runs as the user that Debian's package made for it. */
function clusterOwner(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const idOf = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: idOf('-u'), gid: idOf('-g') };
}

function createCluster(binaries: string, folder: string, owner: { uid: number; gid: number } | undefined): void {
  const options = ['-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync'];
  const made = spawnSync(join(binaries, 'initdb'), ['-D', join(folder, 'data'), ...options], { cwd: folder, encoding: 'utf8', ...owner });
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

async function stopCluster(server: ChildProcess | undefined, folder: string): Promise<void> {
  if (server && server.exitCode === null && server.signalCode === null) {
    const ended = new Promise((resolve) => server.once('exit', resolve));
    server.kill('SIGINT');
    await ended;
  }
  rmSync(folder, { recursive: true, force: true });
}
