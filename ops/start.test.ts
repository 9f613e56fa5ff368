import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ensureBuilt } from './build.mjs';
import { root, runCommand } from './command.mjs';

/** The real scripts around a server of a few lines: what is built when, and what reaches the server. */
const folder = mkdtempSync(join(tmpdir(), 'farthing-start-'));

const sources = {
  'server/main.ts': `import { Named } from './named.ts';
export const answer: object = { name: Named.name, folder: process.cwd(), port: process.env.PORT };
console.log(JSON.stringify(answer));`,
  'server/named.ts': `function titled(): ClassDecorator {
  return () => undefined;
}
@titled()
export class Named {}`,
  'server/cli.ts': 'console.log(JSON.stringify(process.argv.slice(2)));',
  'server/print-schema.ts': "console.log('type Query { books: Int }');",
  'schema/schema.graphql': 'type Query { books: Int }\n',
  'schema/released.graphql': 'type Query { books: Int }\n',
  'client/index.html': '<script type="module" src="./main.ts"></script>',
  'client/playground.html': '<title>playground</title>',
  'client/main.ts': "export const hello = 'hello';\ndocument.title = hello;\nvoid import('./start.tsx');",
  'client/start.tsx': "document.body.title = 'started';",
  'client/first-paint/paint.tsx': 'export {};',
  'client/query.ts': 'export const text = /* GraphQL */ `query Books { books }`;',
};

function plant(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

/** Each package by a link of its own: where the scripts install anew, `npm ci` takes links away and leaves the packages. */
function linkPackages(): void {
  mkdirSync(join(folder, 'node_modules'));
  for (const name of readdirSync(join(root, 'node_modules')))
    symlinkSync(join(root, 'node_modules', name), join(folder, 'node_modules', name));
}

function runScript(script: string, args: string[] = [], env: Record<string, string> = {}) {
  // Code generation keeps silent when it believes itself to be under test.
  const outside = { NO_COLOR: '1', VITEST: undefined, NODE_ENV: undefined };
  return runCommand(process.execPath, [join(folder, script), ...args], { cwd: tmpdir(), env: { ...outside, ...env } });
}

/** Without what is said on stderr of a build that takes its time, as it does on a busy machine. */
const answerOf = ({ output }: { output: string }) => output.replace(/^Building .*\n/gm, '');

const builtAt = (path: string) => statSync(join(folder, 'dist', path)).mtimeMs;

beforeAll(async () => {
  // It is made of the packages alone, which are the same here.
  await ensureBuilt(['database']);
  cpSync(join(root, 'dist/database'), join(folder, 'dist/database'), { recursive: true });
  for (const [path, text] of Object.entries(sources)) plant(path, text);
  const kept = [
    ...[
      'ops',
      'package.json',
      'package-lock.json',
      'tsconfig.json',
      'codegen.ts',
      'vite.config.ts',
      'server/vite.config.ts',
      'client/first-paint/vite.config.ts',
    ],
    'server/gate/metrics/operation-label.ts',
  ];
  for (const path of kept) cpSync(join(root, path), join(folder, path), { recursive: true });
  linkPackages();
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('the first start builds both parts and runs the server in the project folder, with its environment', async () => {
  const { code, output } = await runScript('ops/start.mjs', [], { PORT: '4321' });
  expect(output).toContain(JSON.stringify({ name: 'Named', folder, port: '4321' }));
  expect(code).toBe(0);
  expect(existsSync(join(folder, 'dist/client/index.html'))).toBe(true);
  expect(existsSync(join(folder, 'dist/server/main.js.map'))).toBe(true);
});

test('the next start builds nothing, a changed test neither; a changed source builds its part alone', async () => {
  const server = builtAt('server/main.js');
  const client = builtAt('client/index.html');
  plant('server/named.test.ts', 'export {};');
  await runScript('ops/start.mjs');
  expect([builtAt('server/main.js'), builtAt('client/index.html')]).toEqual([server, client]);
  plant('server/main.ts', "console.log('changed');");
  expect(answerOf(await runScript('ops/start.mjs'))).toBe('changed\n');
  expect(builtAt('client/index.html')).toBe(client);
});

test('a source that cannot be built stops the start, names the file and keeps what was built before', async () => {
  plant('server/main.ts', "import './nowhere.ts';");
  const { code, output } = await runScript('ops/start.mjs');
  expect(code).toBe(1);
  expect(output).toContain('server/main.ts');
  expect(output).toContain('The server could not be built');
  expect(readFileSync(join(folder, 'dist/server/main.js'), 'utf8')).toContain('changed');
  plant('server/main.ts', "console.log('mended');");
});

test('two commands at once leave one another alone; stdout is the answer alone', async () => {
  plant('server/cli.ts', 'console.log(JSON.stringify({ said: process.argv.slice(2) }));');
  const answers = await Promise.all([runScript('ops/farthing.mjs', ['import', 'a b']), runScript('ops/farthing.mjs', ['import', 'a b'])]);
  const said = '{"said":["import","a b"]}\n';
  expect(answers.map((answer) => [answer.code, answerOf(answer)])).toEqual([
    [0, said],
    [0, said],
  ]);
});

test('a schema that differs from what the server prints fails the check by name', async () => {
  expect((await runScript('ops/check.mjs', ['schema'])).output).toMatch(/^ok {3}schema/);
  plant('schema/schema.graphql', 'type Query { books: Int, planted: Int }\n');
  const { code, output } = await runScript('ops/check.mjs', ['schema']);
  expect(code).toBe(1);
  expect(output).toContain('FAIL schema');
  expect(output).toContain('npm run schema');
});

test('a query that the schema does not know fails the check by name', async () => {
  plant('client/query.ts', 'export const text = /* GraphQL */ `query Books { planted { id } }`;');
  plant('schema/schema.graphql', 'type Query { books: Int }\n');
  const { code, output } = await runScript('ops/check.mjs', ['codegen']);
  expect(code).toBe(1);
  expect(output).toContain('planted');
});

test('a Node that is too old is told so', async () => {
  const pretend = "Object.defineProperty(process.versions, 'node', { value: '18.20.4' });";
  const { code, output } = await runCommand(process.execPath, [
    '--import',
    `data:text/javascript,${encodeURIComponent(pretend)}`,
    join(folder, 'ops/start.mjs'),
  ]);
  expect(code).toBe(1);
  expect(output).toContain('Farthing needs Node 20.19 or newer; this is Node 18.20.4.');
});
