import { spawn } from 'node:child_process';
import { ensureBuilt } from './build.mjs';
import { root, runMain } from './command.mjs';
import { ensureInstalled } from './install.mjs';

const vite = `${root}node_modules/vite/bin/vite.js`;
const codegen = `${root}node_modules/@graphql-codegen/cli/esm/bin.js`;

/**
 * The programs of a working day: each rebuilds what it looks after when a file changes.
 * The server is restarted by Node itself when the bundle has changed.
 */
const programs = [
  [vite, 'build', '--watch', '--config', 'server/vite.config.ts', '--logLevel', 'warn', '--clearScreen', 'false'],
  ['--watch', '--watch-preserve-output', '--enable-source-maps', 'dist/server/main.js'],
  [codegen, '--config', 'codegen.ts', '--watch', 'client/**/*.{ts,tsx}'],
  [vite, '--config', 'vite.config.ts', '--clearScreen', 'false'],
];

/** Runs until it is interrupted; all programs end together. */
export function startWatching() {
  return runMain(async () => {
    await ensureInstalled();
    // Both once in full, so that the server and its dashboard are there from the first second.
    await ensureBuilt(['server', 'client']);
    const children = programs.map((args) => spawn(process.execPath, args, { cwd: root, stdio: 'inherit' }));
    const endAll = () => {
      for (const child of children) child.kill('SIGTERM');
    };
    process.once('SIGINT', endAll);
    process.once('SIGTERM', endAll);
    await Promise.race(children.map((child) => new Promise((resolve) => child.once('exit', resolve))));
    endAll();
  });
}
