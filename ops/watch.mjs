import { spawn } from 'node:child_process';
import { watch } from 'node:fs';
import { ensureBuilt } from './build.mjs';
import { root, runInstalled, runMain } from './command.mjs';
import { ensureInstalled } from './install.mjs';
import { serverFlags } from './server-flags.mjs';

const vite = `${root}node_modules/vite/bin/vite.js`;

/**
 * The programs of a working day: the bundler of the server, the server, which Node restarts when its bundle changes,
 * and the dashboard with hot reload, which passes on what is meant for the server.
 */
const programs = [
  [vite, 'build', '--watch', '--config', 'server/vite.config.ts', '--logLevel', 'warn', '--clearScreen', 'false'],
  [...serverFlags, '--watch', '--watch-preserve-output', '--enable-source-maps', 'dist/server/main.js'],
  [vite, '--config', 'vite.config.ts', '--clearScreen', 'false'],
];

const quietMs = 300;

/** Writes the types of the client's queries anew after each burst of changes in client/ or schema/. */
function keepTypesCurrent() {
  /** @type {NodeJS.Timeout | undefined} */
  let waiting;
  const generate = async () => {
    const { code, output } = await runInstalled('@graphql-codegen/cli/esm/bin.js', ['--config', 'codegen.ts', '--verbose']);
    if (code !== 0) process.stderr.write(output);
  };
  const changed = (/** @type {string} */ _, /** @type {string | null} */ file) => {
    if (!file || /(^|\/)gql\//.test(file) || !/\.(tsx?|graphql)$/.test(file)) return;
    clearTimeout(waiting);
    waiting = setTimeout(() => void generate(), quietMs);
  };
  return ['client', 'schema'].map((folder) => watch(`${root}${folder}`, { recursive: true }, changed));
}

/** Runs until it is interrupted; all programs end together. */
export function startWatching() {
  return runMain(async () => {
    await ensureInstalled();
    // Both once in full, so that the server and its dashboard are there from the first second.
    await ensureBuilt(['server', 'client', 'database']);
    const children = programs.map((args) => spawn(process.execPath, args, { cwd: root, stdio: 'inherit' }));
    const watchers = keepTypesCurrent();
    const endAll = () => {
      for (const watcher of watchers) watcher.close();
      for (const child of children) child.kill('SIGTERM');
    };
    process.once('SIGINT', endAll);
    process.once('SIGTERM', endAll);
    await Promise.race(children.map((child) => new Promise((resolve) => child.once('exit', resolve))));
    endAll();
  });
}
