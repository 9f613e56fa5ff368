import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The print of the code in a folder: servers of another build neither read nor write what this one keeps. */
export function releaseOf(folder: string): string {
  const digest = createHash('sha256');
  for (const name of readdirSync(folder).sort())
    if (/\.[jt]s$/.test(name)) digest.update(`\0${name}\0`).update(readFileSync(join(folder, name)));
  return digest.digest('base64url').slice(0, 16);
}
