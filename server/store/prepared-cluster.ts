import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { extract } from 'tar';

/** What `npm run build` leaves beside the server: an empty database, and the version of the PGlite that made it. */
const prepared = join(import.meta.dirname, '../database');

/**
 * Lays the empty database of the build out in `folder`, where there is none yet: to make one anew takes seconds of computing.
 * Does nothing where the build has none by this very PGlite; then PGlite makes it.
 */
export async function layOutCluster(folder: string, from = prepared): Promise<void> {
  if (existsSync(folder) || versionIn(from) !== versionInstalled()) return;
  // Renamed when complete: whoever is killed before that begins anew.
  const unfinished = `${folder}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { mode: 0o700 });
  await extract({ file: join(from, 'cluster.tar.gz'), cwd: unfinished });
  renameSync(unfinished, folder);
}

function versionIn(from: string): string | null {
  const file = join(from, 'version');
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
}

function versionInstalled(): string {
  const entry = createRequire(import.meta.url).resolve('@electric-sql/pglite');
  return JSON.parse(readFileSync(join(entry, '../../package.json'), 'utf8')).version;
}
