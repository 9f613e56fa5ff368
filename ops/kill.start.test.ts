import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureBuilt } from './build.mjs';
import { root, runCommand } from './command.mjs';

/** One data directory, and servers that come and go on it. */
const folder = mkdtempSync(join(tmpdir(), 'farthing-kill-'));
const data = join(folder, 'data');
const env = { ...process.env, FARTHING_DATA: data, FARTHING_DEMO: 'off', PORT: '0', INIT_CWD: folder, NO_COLOR: '1', VITEST: undefined };
const journal = '2026-01-01 Opening\n    assets:bank  100 EUR\n    equity:opening\n';
let server: { process: ChildProcess; at: string };

/** Starts the built server and waits until it says where it listens. */
function start(): Promise<{ process: ChildProcess; at: string }> {
  const child = spawn(process.execPath, [join(root, 'dist/server/main.js')], { env, cwd: folder });
  return new Promise((resolve, reject) => {
    let said = '';
    const hear = (chunk: Buffer) => {
      said += chunk.toString();
      const at = /GraphQL\s+(http:\S+)\/graphql/.exec(said)?.[1];
      if (at) resolve({ process: child, at });
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.on('exit', () => reject(new Error(`the server ended: ${said}`)));
  });
}

const ended = (child: ChildProcess) => new Promise((resolve) => child.once('exit', resolve));
const farthing = (...args: string[]) => runCommand(process.execPath, [join(root, 'dist/server/cli.js'), ...args], { cwd: folder, env });

async function countEntries(): Promise<number> {
  const body = JSON.stringify({ query: '{ imports { edges { node { status transactionsAdded } } } }' });
  const response = await fetch(`${server.at}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  const { data: answer } = await response.json();
  const kept = answer.imports.edges.filter((edge: { node: { status: string } }) => edge.node.status === 'SUCCEEDED');
  return kept.reduce((sum: number, edge: { node: { transactionsAdded: number } }) => sum + edge.node.transactionsAdded, 0);
}

beforeAll(async () => {
  await ensureBuilt(['server']);
  server = await start();
});
afterAll(async () => {
  const gone = ended(server.process);
  server.process.kill('SIGTERM');
  await gone;
  rmSync(folder, { recursive: true, force: true });
});

describe('a server that is killed', () => {
  it('keeps an import that it has answered for, and takes its own lock over', async () => {
    const answer = await fetch(`${server.at}/imports?fileName=a.journal&wait=true`, { method: 'POST', body: journal });
    expect(answer.status).toBe(200);
    server.process.kill('SIGKILL');
    await ended(server.process);
    server = await start();
    expect(await countEntries()).toBe(1);
  });

  it('runs an import again in whose middle it was killed, as often as that happens, and keeps all of it once', async () => {
    const large = Array.from(
      { length: 5_000 },
      (_, index) => `2026-02-01 Entry ${index}\n    expenses:x  ${index}.25 EUR\n    assets:bank\n`,
    ).join('\n');
    const answer = await fetch(`${server.at}/imports?fileName=b.journal`, { method: 'POST', body: large });
    expect(answer.status).toBe(202);
    for (let kills = 0; kills < 3; kills += 1) {
      server.process.kill('SIGKILL');
      await ended(server.process);
      server = await start();
    }
    await expect.poll(countEntries, { timeout: 150_000 }).toBe(5_001);
    const { output } = await farthing('imports');
    expect(output).toMatch(/SUCCEEDED\s+b\.journal/);
    expect(readdirSync(join(data, 'imports'))).toEqual([]);
  });
});

describe('a second process on the same data directory', () => {
  it('is refused as a server', async () => {
    await expect(start()).rejects.toThrow(/in use by process/);
  });

  it('sends its commands through the server, by a secret that only its owner can read', async () => {
    writeFileSync(join(folder, 'mine.journal'), journal.replaceAll('100', '7'));
    expect(statSync(join(data, 'server.json')).mode & 0o777).toBe(0o600);
    const imported = await farthing('import', 'mine.journal');
    expect([imported.code, imported.output]).toEqual([0, expect.stringContaining('added 1 entry and 0 rates to "My books"')]);
    expect(await countEntries()).toBe(5_002);
    const refused = await farthing('import', 'none.journal');
    expect([refused.code, refused.output]).toEqual([1, 'none.journal: there is no such file.\n']);
  });

  it('finds the directory free after an orderly end', async () => {
    const gone = ended(server.process);
    server.process.kill('SIGTERM');
    await gone;
    expect(existsSync(join(data, 'server.json'))).toBe(false);
    expect((await farthing('book', 'list')).output).toContain('My books');
    server = await start();
  });
});
