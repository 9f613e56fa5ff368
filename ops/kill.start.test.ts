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
/** The long form: FARTHING_TEST_KILLS=50 npx vitest run --project start ops/kill.start.test.ts */
const kills = Number(process.env.FARTHING_TEST_KILLS ?? 3);
const entriesEach = 5_000;
let entriesKept = 0;
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

interface Import {
  readonly status: string;
  readonly transactionsAdded: number;
}

/** Null where the answer would take too long: the embedded database does one thing at a time, and an import can be it. */
async function imports(): Promise<Import[] | null> {
  const body = JSON.stringify({ query: '{ imports(first: 100) { edges { node { status transactionsAdded } } } }' });
  const response = await fetch(`${server.at}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  const { data: answer } = await response.json();
  return answer?.imports?.edges.map(({ node }: { node: Import }) => node) ?? null;
}

const states = async () => (await imports())?.map(({ status }) => status) ?? ['not known'];

async function countEntries(): Promise<number> {
  return (await imports())!.reduce((sum, { status, transactionsAdded }) => sum + (status === 'SUCCEEDED' ? transactionsAdded : 0), 0);
}

/** A journal whose entries all say which they are. */
function large(file: number): string {
  const entry = (index: number) => `2026-02-01 File ${file} entry ${index}\n    expenses:x  ${index}.25 EUR\n    assets:bank\n`;
  return Array.from({ length: entriesEach }, (_, index) => entry(index)).join('\n');
}

/** Whole numbers below a limit, the same in each run. */
function drawing(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % limit;
  };
}

beforeAll(async () => {
  await ensureBuilt(['server', 'database']);
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

  // Where it is killed depends on how often it was asked before, which is drawn, and on the machine.
  it(
    `runs imports again in whose middle it was killed, ${kills} times, and keeps all of each once`,
    async () => {
      const draw = drawing(kills);
      let sent = 0;
      for (let times = 0; times < kills; times += 1) {
        if (times === 0 || (await states()).every((state) => state === 'SUCCEEDED')) {
          const answer = await fetch(`${server.at}/imports?fileName=${sent}.journal`, { method: 'POST', body: large(sent) });
          expect(answer.status).toBe(202);
          sent += 1;
        }
        for (let questions = draw(8); questions > 0; questions -= 1) await states();
        server.process.kill('SIGKILL');
        await ended(server.process);
        server = await start();
      }
      await expect.poll(async () => (await states()).filter((state) => state === 'SUCCEEDED').length, { timeout: 150_000 }).toBe(sent + 1);
      // Each entry by itself: what is there twice would make good what is lost.
      const { output: exported } = await farthing('export');
      const found = exported.match(/^2026-02-01 (?:\* )?File \d+ entry \d+$/gm) ?? [];
      expect(found).toHaveLength(sent * entriesEach);
      expect(new Set(found).size).toBe(found.length);
      entriesKept = await countEntries();
      expect(entriesKept).toBe(sent * entriesEach + 1);
      expect(readdirSync(join(data, 'imports'))).toEqual([]);
    },
    180_000 + kills * 30_000,
  );
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
    expect(await countEntries()).toBe(entriesKept + 1);
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
