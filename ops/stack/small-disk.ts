import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdirSync, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { clusterOwner } from '../postgres-server.ts';

/** A folder with a disk of its own, which can be filled. */
export interface SmallDisk {
  readonly folder: string;
  /** Leaves so many bytes free. */
  fill(bytesLeft: number): void;
  /** Takes that away again. */
  makeRoom(): void;
  unmount(): void;
  stop(): Promise<void>;
}

/** Why no disk can be mounted here; null where one can. */
export function whyNoSmallDisk(): string | null {
  const folder = mkdtempSync(join(tmpdir(), 'farthing-disk-'));
  try {
    mountSmallDisk(folder, 1).unmount();
    return null;
  } catch (error) {
    return error instanceof Error ? error.message.trim() : String(error);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Mounts a tmpfs. Throws where this user may not. */
export function mountSmallDisk(folder: string, megabytes: number): SmallDisk {
  if (process.getuid?.() !== 0)
    throw new Error('A disk of its own can only be mounted by root. Run this as root, for example in a container.');
  mkdirSync(folder, { recursive: true });
  const owner = clusterOwner();
  const options = `size=${megabytes}m,mode=0700${owner ? `,uid=${owner.uid},gid=${owner.gid}` : ''}`;
  execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'farthing-drill', folder], { stdio: 'pipe' });
  let isMounted = true;
  const unmount = () => {
    if (isMounted) execFileSync('umount', ['--lazy', folder]);
    isMounted = false;
  };
  // Even when its user is cut short.
  process.once('exit', unmount);
  const filler = join(folder, 'filler');
  return {
    folder,
    fill(bytesLeft) {
      const { bavail, bsize } = statfsSync(folder);
      try {
        appendFileSync(filler, Buffer.alloc(Math.max(0, bavail * bsize - bytesLeft)));
      } catch (error) {
        // The database has taken of it meanwhile: then it is fuller still.
        if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
      }
    },
    makeRoom: () => rmSync(filler, { force: true }),
    unmount,
    stop: async () => unmount(),
  };
}
