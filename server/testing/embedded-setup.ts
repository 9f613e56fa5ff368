import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import type { TestProject } from 'vitest/node';
import { openStore } from '../store/open-store.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Path of the migrated embedded database that every test file starts from. */
    embeddedImage: string;
  }
}

const root = join(import.meta.dirname, '../..');
const cache = join(root, '.cache');

/**
 * Once for the whole run. Making a PGlite database takes seconds of computing, loading a copy takes less than one, so
 * the migrated one is kept until a migration or PGlite changes.
 */
export async function setup(project: TestProject): Promise<void> {
  const image = join(cache, `embedded-${migrationsDigest()}.tar`);
  if (!existsSync(image)) await makeImage(image);
  project.provide('embeddedImage', image);
}

async function makeImage(image: string): Promise<void> {
  const database = await PGlite.create();
  // Only migrates: closing the store would close the database before it can be copied.
  const store = await openStore({ embedded: database });
  const copy = await database.dumpDataDir('none');
  await store.close();
  mkdirSync(cache, { recursive: true });
  for (const name of readdirSync(cache)) if (name.startsWith('embedded-')) rmSync(join(cache, name), { force: true });
  // Renamed when complete: a second test run at the same time never reads half a file.
  const unfinished = `${image}.${process.pid}`;
  writeFileSync(unfinished, new Uint8Array(await copy.arrayBuffer()));
  renameSync(unfinished, image);
}

function migrationsDigest(): string {
  const digest = createHash('sha256').update(readFileSync(join(root, 'node_modules/@electric-sql/pglite/package.json')));
  const folder = join(root, 'server/store/migrations');
  for (const name of readdirSync(folder).sort()) digest.update(`\0${name}\0`).update(readFileSync(join(folder, name)));
  return digest.digest('hex').slice(0, 16);
}
