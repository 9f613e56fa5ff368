import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** A second process on one embedded database would destroy it: PGlite itself does not notice. */
export class DataDirectoryLocked extends Error {
  constructor(
    readonly directory: string,
    readonly holder: number,
  ) {
    super(
      `The data directory ${directory} is in use by process ${holder}. Stop that process, use its server, or set FARTHING_DATA to another directory.`,
    );
  }
}

/**
 * Takes the lock on a data directory, making the directory where it is missing. A lock left by a process that is
 * gone (after kill -9) is taken over. Returns the release. Throws `DataDirectoryLocked` where it is held.
 */
export function lockDataDirectory(directory: string): () => void {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const file = join(directory, 'farthing.lock');
  for (let attempt = 0; ; attempt += 1) {
    try {
      const handle = openSync(file, 'wx', 0o600);
      writeSync(handle, `${process.pid}\n`);
      closeSync(handle);
      return () => rmSync(file, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || attempt > 2) throw error;
      const holder = Number.parseInt(readFileSync(file, 'utf8'), 10);
      if (holder !== process.pid && isRunning(holder)) throw new DataDirectoryLocked(directory, holder);
      if (holder === process.pid) throw new DataDirectoryLocked(directory, holder);
      rmSync(file, { force: true });
    }
  }
}

function isRunning(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
