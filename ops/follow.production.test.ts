import { chownSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { eventually } from '../server/testing/eventually.ts';
import { root, runCommand } from './command.mjs';
import { clusterOwner, type PostgresServer, startPostgres } from './postgres-server.ts';
import { startFollower } from './stack/replica.ts';
import { scratchFolder } from './stack/scratch.ts';

const scratch = scratchFolder('follow');
const settings = ['fsync=off', 'max_connections=200', 'max_wal_senders=10', 'shared_buffers=16MB'];
const password = 'b3'.repeat(16);
let primary: PostgresServer;
let replica: PostgresServer | undefined;
beforeAll(async () => {
  const signIn = { user: 'farthing', password: 'a7'.repeat(16) };
  primary = await startPostgres({ folder: join(scratch.path, 'primary'), settings, signIn, keep: true });
});
afterAll(async () => {
  await replica?.stop();
  await primary?.stop();
  scratch.remove();
});

async function ask(url: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  return (await client.query(text).finally(() => client.end())).rows;
}

it('copies a primary into an empty folder, also where a copy was broken off before, and follows it by its slot', async () => {
  const folder = join(scratch.path, 'replica');
  mkdirSync(join(folder, 'data.unfinished'), { recursive: true });
  writeFileSync(join(folder, 'data.unfinished/PG_VERSION'), 'half');
  const owner = clusterOwner();
  if (owner) for (const part of ['', 'data.unfinished', 'data.unfinished/PG_VERSION']) chownSync(join(folder, part), owner.uid, owner.gid);
  await ask(primary.url, 'create table written as select 1 as n');
  replica = await startFollower({ folder, primary, password, settings });
  expect(await ask(replica.url, 'select pg_is_in_recovery() as follows, n from written')).toEqual([{ follows: true, n: 1 }]);
  await ask(primary.url, 'insert into written values (2)');
  await eventually(async () => expect(await ask(replica!.url, 'select max(n) as n from written')).toEqual([{ n: 2 }]));
  expect(await ask(primary.url, 'select slot_name, active from pg_replication_slots')).toEqual([
    { slot_name: 'farthing_replica', active: true },
  ]);
});

it('goes on where it was after a restart', async () => {
  await replica!.stop();
  await ask(primary.url, 'insert into written values (3)');
  await replica!.start();
  await eventually(async () => expect(await ask(replica!.url, 'select max(n) as n from written')).toEqual([{ n: 3 }]));
});

it('refuses a password that could be guessed, or that would break a setting', async () => {
  const file = join(scratch.path, 'weak');
  for (const weak of ['short', `it's ${'x'.repeat(30)}`]) {
    writeFileSync(file, weak);
    const { code, output } = await runCommand(join(root, 'ops/follow'), ['--allow'], { env: { REPLICATION_PASSWORD_FILE: file } });
    expect([code, output]).toEqual([1, expect.stringContaining('openssl rand -hex 32')]);
  }
});
