import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportMillisecondsMax } from '../config/limits.ts';

const start = 'farthing-export-';

/** A folder of its own for `use`, gone when that is over. */
export async function inExportFolder(use: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), start));
  try {
    await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Throws away what killed servers left behind. What is younger than an export may get is perhaps another server's, which is at it. */
export async function discardStrayExports(now: Date): Promise<void> {
  const names = await readdir(tmpdir()).catch(() => []);
  for (const name of names.filter((one) => one.startsWith(start))) {
    const folder = join(tmpdir(), name);
    const made = await stat(folder).catch(() => null);
    const isOld = made !== null && now.getTime() - made.mtimeMs > exportMillisecondsMax;
    // Another user's folder is theirs to throw away.
    if (isOld) await rm(folder, { recursive: true, force: true }).catch(() => undefined);
  }
}
