import { mkdirSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { root, runCommand } from './command.mjs';
import { type PostgresServer, startPostgres } from './postgres-server.ts';
import { requireProgram } from './stack/program.ts';
import { scratchFolder } from './stack/scratch.ts';

/** A database whose changes are archived, and its scripts. */
const scratch = scratchFolder('backup');
const at = (...parts: string[]) => join(scratch.path, ...parts);
const env = {
  FARTHING_BACKUPS: at('backups'),
  FARTHING_ARCHIVE: at('archive'),
  FARTHING_STATUS: at('status'),
  BACKUP_PASSPHRASE_FILE: at('passphrase'),
  BACKUPS_KEPT: '2',
  PATH: `${dirname(requireProgram('postgres'))}:${process.env.PATH}`,
};
const script = (name: string, ...args: string[]) => runCommand(join(root, 'ops', name), args, { env });
let database: PostgresServer;

async function ask<Row extends object>(url: string, text: string): Promise<Row[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(text)).rows;
  } finally {
    await client.end();
  }
}

/** The time of the database, once all that it has written so far is in the archive. */
async function archived(): Promise<string> {
  const [{ now, segment } = { now: '', segment: '' }] = await ask<{ now: string; segment: string }>(
    database.url,
    'select clock_timestamp()::text as now, pg_walfile_name(pg_switch_wal()) as segment',
  );
  await expect.poll(() => readdirSync(at('archive/wal')).some((name) => name >= `${segment}.gpg`), { timeout: 150_000 }).toBe(true);
  return now;
}

beforeAll(async () => {
  // PostgreSQL runs as a user of its own: it has to reach the archive and read the passphrase.
  mkdirSync(at('archive'), { mode: 0o777 });
  await runCommand('chmod', ['777', at('archive')]);
  writeFileSync(at('passphrase'), 'a passphrase of some length', { mode: 0o644 });
  const archive = `FARTHING_ARCHIVE=${at('archive')} BACKUP_PASSPHRASE_FILE=${at('passphrase')} ${join(root, 'ops/archive-wal')} %p %f`;
  const settings = ['archive_mode=on', `archive_command=${archive}`, 'wal_level=replica'];
  database = await startPostgres({ folder: at('postgres'), settings });
  await ask(database.url, 'create table kept (id int primary key, at timestamptz default clock_timestamp()); insert into kept values (1)');
});
afterAll(async () => {
  await database?.stop();
  scratch.remove();
});

it('a base backup and the archive lead back to a moment before a mistake', async () => {
  const backup = await script('backup', '--url', database.url);
  expect([backup.code, backup.output]).toEqual([0, expect.stringContaining('1 backups kept')]);
  expect(readFileSync(at('status/metrics.prom'), 'utf8')).toMatch(/farthing_backup_last_success_timestamp_seconds \d+/);
  await ask(database.url, 'insert into kept values (2)');
  const before = await archived();
  await ask(database.url, 'delete from kept; insert into kept values (3)');
  await archived();

  const restored = await script('restore', '--to', at('then/data'), '--until', before);
  expect([restored.code, restored.output]).toEqual([0, expect.stringContaining('Ready')]);
  await runCommand('chown', ['-R', 'postgres', at('then')]);
  const then = await startPostgres({ folder: at('then'), settings: ['archive_mode=off'] });
  await expect.poll(() => ask(then.url, 'select pg_is_in_recovery() as busy'), { timeout: 150_000 }).toEqual([{ busy: false }]);
  expect(await ask(then.url, 'select id from kept order by id')).toEqual([{ id: 1 }, { id: 2 }]);
  await then.stop();
});

it('what is stored tells nothing to who has no passphrase, and nothing is written over', async () => {
  const [file] = readdirSync(at('backups')).filter((name) => name.endsWith('.gpg')) as [string];
  expect(readFileSync(at('backups', file)).includes('kept')).toBe(false);
  mkdirSync(at('full'));
  writeFileSync(at('full/x'), '');
  expect(await script('restore', '--to', at('full'))).toMatchObject({ code: 1, output: expect.stringContaining('is not empty') });
  const past = await script('restore', '--to', at('past'), '--until', '2020-01-01 00:00:00+00');
  expect([past.code, past.output]).toEqual([1, expect.stringContaining('from before 2020-01-01')]);
});

it('old backups go, with what of the archive only they needed; a damaged one is told', async () => {
  await script('backup', '--url', database.url);
  await script('backup', '--url', database.url);
  const files = readdirSync(at('backups')).filter((name) => name.endsWith('.gpg'));
  expect(files.length).toBe(2);
  const oldest = readFileSync(at('backups', files.sort()[0]!.replace('.tar.gz.gpg', '.from')), 'utf8').trim();
  // Labels of backups stay: they are small, and tell which piece of the log belongs to which.
  const pieces = readdirSync(at('archive/wal')).filter((name) => /^[0-9A-F]{24}\.gpg$/.test(name));
  expect(pieces.filter((name) => name < oldest)).toEqual([]);
  truncateSync(at('backups', files.at(-1)!), 5_000);
  const damaged = await script('restore', '--to', at('damaged'));
  expect([damaged.code, damaged.output]).toEqual([1, expect.stringContaining('is damaged')]);
  rmSync(at('backups', files.at(-1)!));
});
