import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureBuilt } from './build.mjs';
import { root, runCommand } from './command.mjs';

/** A server that is written to while its database is copied, and folders that are filled from the copy. */
const folder = mkdtempSync(join(tmpdir(), 'farthing-embedded-backup-'));
const at = (...parts: string[]) => join(folder, ...parts);
const envOf = (data: string) => ({
  ...process.env,
  FARTHING_DATA: at(data),
  FARTHING_DEMO: 'off',
  PORT: '0',
  INIT_CWD: folder,
  NO_COLOR: '1',
  VITEST: undefined,
});
const farthing = (data: string, ...args: string[]) =>
  runCommand(process.execPath, [join(root, 'dist/server/cli.js'), ...args], { cwd: folder, env: envOf(data) });
let server: ChildProcess;

function start(data: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, [join(root, 'dist/server/main.js')], { env: envOf(data), cwd: folder });
  return new Promise((resolve, reject) => {
    let said = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk) => {
        said += chunk;
        if (said.includes('/graphql')) resolve(child);
      });
    child.on('exit', () => reject(new Error(`the server ended: ${said}`)));
  });
}

/** Opens what no server and no command holds. */
async function generationIn(data: string): Promise<number> {
  const database = await PGlite.create(at(data, 'postgres'));
  const { rows } = await database.query<{ generation: number }>('select cache_generation as generation from book order by id limit 1');
  await database.close();
  return rows[0]!.generation;
}

const journal = (file: string, entries: number) =>
  Array.from(
    { length: entries },
    (_, n) => `2026-01-0${1 + (n % 9)} ${file} ${n}\n    expenses:x  ${n + 1}.25 EUR\n    assets:bank\n`,
  ).join('\n');

beforeAll(async () => {
  await ensureBuilt(['server', 'client', 'database']);
  // As a start leaves it that was killed in the middle of its first seconds.
  mkdirSync(at('data/postgres.unfinished/global'), { recursive: true });
  writeFileSync(at('data/postgres.unfinished/global/pg_control'), 'half a file');
  server = await start('data');
});
afterAll(async () => {
  const ended = new Promise((resolve) => server.once('exit', resolve));
  server.kill('SIGKILL');
  await ended;
  rmSync(folder, { recursive: true, force: true });
});

it('a first start lays out the empty database that came with the build', () => {
  // Each cluster that is made has a number of its own.
  const number = (file: Buffer) => file.subarray(0, 8).toString('hex');
  const built = execFileSync('tar', ['-xzOPf', join(root, 'dist/database/cluster.tar.gz'), '/global/pg_control']);
  expect(number(readFileSync(at('data/postgres/global/pg_control')))).toBe(number(built));
  expect(existsSync(at('data/postgres.unfinished'))).toBe(false);
});

describe('a backup of the embedded database', () => {
  it('is made while a server writes to it, and brings back all that had been acknowledged', async () => {
    for (const name of ['first', 'second']) writeFileSync(at(`${name}.journal`), journal(name, 500));
    expect(await farthing('data', 'import', 'first.journal')).toEqual({ code: 0, output: expect.stringContaining('added 500 entries') });
    const [made, second] = await Promise.all([farthing('data', 'backup', 'copy.tar.gz'), farthing('data', 'import', 'second.journal')]);
    expect([made.code, made.output, second.code]).toEqual([
      0,
      expect.stringMatching(/copy\.tar\.gz has 1 book with (500|1000) entries/),
      0,
    ]);
    expect(statSync(at('copy.tar.gz')).mode & 0o777).toBe(0o600);
    expect(readdirSync(at('data')).filter((name) => name.startsWith('backup-'))).toEqual([]);

    const restored = await farthing('restored', 'restore', 'copy.tar.gz');
    expect([restored.code, restored.output]).toEqual([0, expect.stringMatching(/restored has 1 book with (500|1000) entries/)]);
    expect((await farthing('again', 'restore', 'copy.tar.gz')).code).toBe(0);
    const before = (await farthing('data', 'export')).output;
    const after = (await farthing('restored', 'export')).output;
    const entries = (text: string, name: string) =>
      text
        .split('\n')
        .filter((line) => line.includes(`${name} `))
        .sort();
    expect(entries(after, 'first')).toEqual(entries(before, 'first'));
    expect(entries(after, 'first').length).toBe(500);
    // What was kept of these books elsewhere is of another history.
    expect(await generationIn('restored')).not.toBe(await generationIn('again'));
    // An import is there as a whole or not at all.
    expect([0, 500]).toContain(entries(after, 'second').length);
  });

  it('writes over nothing', async () => {
    const bytes = readFileSync(at('copy.tar.gz'));
    const again = await farthing('data', 'backup', 'copy.tar.gz');
    expect([again.code, again.output]).toEqual([
      1,
      expect.stringContaining('copy.tar.gz: is there already. Name a new file, such as copy-2.tar.gz'),
    ]);
    expect(readFileSync(at('copy.tar.gz')).equals(bytes)).toBe(true);
    const full = await farthing('data', 'restore', 'copy.tar.gz');
    expect([full.code, full.output]).toEqual([1, expect.stringContaining('holds books already')]);
    const nowhere = await farthing('data', 'backup', 'nowhere/copy.tar.gz');
    expect([nowhere.code, nowhere.output]).toEqual([1, expect.stringContaining('there is no folder')]);
  });

  it('that is none, or not whole, leaves nothing behind', async () => {
    await copyFile(at('copy.tar.gz'), at('short.tar.gz'));
    truncateSync(at('short.tar.gz'), Math.floor(statSync(at('copy.tar.gz')).size * 0.6));
    const wrong = [
      ['first.journal', 'is no backup of Farthing'],
      ['short.tar.gz', 'is damaged'],
      ['absent.tar.gz', 'there is no such file'],
    ] as const;
    for (const [name, reason] of wrong) {
      const refused = await farthing('empty', 'restore', name);
      expect([name, refused.code, refused.output]).toEqual([name, 1, expect.stringMatching(new RegExp(`${name}: .*${reason}`))]);
    }
    expect(existsSync(at('empty')) ? readdirSync(at('empty')) : []).toEqual([]);
  });

  it('is for the embedded database alone', async () => {
    const env = { ...envOf('other'), DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' };
    const refused = await runCommand(process.execPath, [join(root, 'dist/server/cli.js'), 'restore', 'copy.tar.gz'], { cwd: folder, env });
    expect([refused.code, refused.output]).toEqual([1, expect.stringContaining('For PostgreSQL there is ops/restore')]);
  });
});
