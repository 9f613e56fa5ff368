import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { root } from './command.mjs';

interface Entry {
  readonly version?: string;
  readonly resolved?: string;
  readonly optionalDependencies?: Record<string, string>;
}

const lock: { packages: Record<string, Entry> } = JSON.parse(readFileSync(`${root}package-lock.json`, 'utf8'));

test('every platform has its binaries in the lock file, also those that were not at hand when it was written', () => {
  // npm leaves out what its registry does not offer at that moment, and `npm ci` then refuses the lock file everywhere.
  const missing = Object.entries(lock.packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter((name) => !isLocked(path, name)),
  );
  expect(missing).toEqual([]);
});

test('the lock file names no registry: everybody installs from their own', () => {
  const named = Object.entries(lock.packages).filter(([, { resolved }]) => resolved);
  expect(named.map(([path]) => path)).toEqual([]);
});

/** As Node looks a package up: from the folder that asks, upwards. */
function isLocked(path: string, name: string): boolean {
  if (lock.packages[`${path === '' ? '' : `${path}/`}node_modules/${name}`]) return true;
  if (path === '') return false;
  return isLocked(path.slice(0, Math.max(0, path.lastIndexOf('/node_modules/'))), name);
}
