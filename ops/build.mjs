import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { root, runInstalled, StepFailed } from './command.mjs';
import { fingerprintOf } from './fingerprint.mjs';
import { withLock } from './lock.mjs';
import { precompress } from './precompress.mjs';
import { withProgress } from './progress.mjs';

const painting = ['vite/bin/vite.js', 'build', '--logLevel', 'warn'];

/**
 * What is built, of what, by which programs in turn. `{out}` is a folder beside the old one: a server that is running
 * keeps its files until the new ones are complete.
 */
const targets = {
  server: {
    sources: ['server', 'tsconfig.json', 'package-lock.json'],
    proof: 'main.js',
    steps: [['vite/bin/vite.js', 'build', '--logLevel', 'warn', '--config', 'server/vite.config.ts', '--outDir', '{out}', '--emptyOutDir']],
  },
  // An empty database, for the first start on a folder: its making takes as long as all the rest of that.
  database: {
    sources: ['ops/database.mjs', 'package-lock.json'],
    proof: 'cluster.tar.gz',
    steps: [['../ops/database.mjs', '{out}']],
  },
  bench: {
    // What is measured is the server's own code, and all of ops/bench.
    sources: ['server', 'ops', 'tsconfig.json', 'package-lock.json'],
    proof: 'main.js',
    steps: [
      ['vite/bin/vite.js', 'build', '--logLevel', 'warn', '--config', 'ops/bench/vite.config.ts', '--outDir', '{out}', '--emptyOutDir'],
    ],
  },
  stack: {
    sources: ['server', 'ops', 'tsconfig.json', 'package-lock.json'],
    proof: 'main.js',
    steps: [
      ['vite/bin/vite.js', 'build', '--logLevel', 'warn', '--config', 'ops/stack/vite.config.ts', '--outDir', '{out}', '--emptyOutDir'],
    ],
  },
  client: {
    sources: [
      ...[
        'client',
        'schema',
        'codegen.ts',
        'vite.config.ts',
        'ops/documents-apart.mjs',
        'ops/first-load.mjs',
        'tsconfig.json',
        'package-lock.json',
      ],
      // What both sides call an operation's digest.
      'server/gate/metrics/operation-label.ts',
      'ops/persisted-documents.mjs',
      'ops/precompress.mjs',
    ],
    proof: 'index.html',
    steps: [
      ['@graphql-codegen/cli/esm/bin.js', '--config', 'codegen.ts', '--verbose'],
      ['vite/bin/vite.js', 'build', '--logLevel', 'warn', '--config', 'vite.config.ts', '--outDir', '{out}', '--emptyOutDir'],
      // The server paints the first page by it. A folder with a dot is not sent to anybody.
      [...painting, '--config', 'client/first-paint/vite.config.ts', '--outDir', '{out}/.paint', '--emptyOutDir'],
    ],
  },
};

/**
 * @param {keyof typeof targets} name
 * @param {string} fingerprint
 */
function isCurrent(name, fingerprint) {
  const stamp = `${root}dist/${name}/.built-from`;
  return existsSync(`${root}dist/${name}/${targets[name].proof}`) && existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint;
}

/**
 * @param {keyof typeof targets} name
 * @param {string} fingerprint
 */
async function build(name, fingerprint) {
  const fresh = `${root}dist/.${name}-next`;
  const old = `${root}dist/.${name}-last`;
  for (const [script = '', ...args] of targets[name].steps) {
    const { code, output } = await runInstalled(
      script,
      args.map((arg) => arg.replace('{out}', fresh)),
      // Whoever asks for it (a test run, say): what is built is what is shipped.
      { env: { NODE_ENV: 'production' } },
    );
    if (code !== 0) throw new StepFailed(`The ${name} could not be built (${script} ${args[0]}): see above.`, output);
  }
  if (name === 'client') precompress(fresh);
  writeFileSync(`${fresh}/.built-from`, fingerprint);
  rmSync(old, { recursive: true, force: true });
  if (existsSync(`${root}dist/${name}`)) renameSync(`${root}dist/${name}`, old);
  renameSync(fresh, `${root}dist/${name}`);
  rmSync(old, { recursive: true, force: true });
}

/**
 * Builds what is older than its sources, the parts side by side.
 * @param {(keyof typeof targets)[]} names
 */
export async function ensureBuilt(names) {
  const stale = names.filter((name) => !isCurrent(name, fingerprintOf(targets[name].sources)));
  if (stale.length === 0) return;
  mkdirSync(`${root}dist`, { recursive: true });
  await withProgress(`Building the ${stale.join(' and the ')}`, async () => {
    await Promise.all(
      stale.map((name) =>
        withLock(`${root}dist/.${name}-lock`, async () => {
          // Somebody else may have built it while this process waited for the lock.
          const fingerprint = fingerprintOf(targets[name].sources);
          if (!isCurrent(name, fingerprint)) await build(name, fingerprint);
        }),
      ),
    );
  });
}
