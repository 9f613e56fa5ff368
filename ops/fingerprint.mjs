import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './command.mjs';

/** Tests and what only tests use never reach a build, and the generated types follow from the schema and the queries. */
const apart = /(^|\/)(testing|gql)(\/|$)|\.test\.tsx?$/;

/**
 * @param {string} path relative to the root
 * @returns {string[]} the files at or below it, sorted
 */
function filesBelow(path) {
  if (apart.test(path) || !existsSync(join(root, path))) return [];
  if (!statSync(join(root, path)).isDirectory()) return [path];
  return readdirSync(join(root, path))
    .sort()
    .flatMap((name) => filesBelow(`${path}/${name}`));
}

/**
 * A digest of the content of files and folders, and of the Node that reads them.
 * @param {string[]} paths relative to the root
 */
export function fingerprintOf(paths) {
  const digest = createHash('sha256').update(process.versions.node);
  for (const file of paths.flatMap(filesBelow)) {
    const bytes = readFileSync(join(root, file));
    digest.update(`\0${file}\0${bytes.length}\0`).update(bytes);
  }
  return digest.digest('hex');
}
