import { lstatSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { create, extract } from 'tar';
import { z } from 'zod';
import { embeddedFolder } from '../store/open-store.ts';
import { CommandFailed } from './io.ts';

/** What a backup says of itself, before all else that is in it. */
const shape = z.object({
  farthingBackup: z.literal(1),
  made: z.iso.datetime(),
  /** Of the schema: the last migration that it has. */
  migration: z.string(),
  books: z.number().int(),
  entries: z.number().int(),
  files: z.number().int(),
});

export type Manifest = z.infer<typeof shape>;

const manifestName = 'farthing-backup.json';

/** Packs a folder that holds a copy of the database, with what it says of itself, into a file that its owner alone may read. */
export async function packBackup(folder: string, about: Omit<Manifest, 'farthingBackup' | 'files'>, file: string): Promise<void> {
  const manifest: Manifest = { farthingBackup: 1, ...about, files: filesIn(join(folder, embeddedFolder)) };
  writeFileSync(join(folder, manifestName), `${JSON.stringify(manifest, null, 2)}\n`);
  writeFileSync(file, '', { mode: 0o600, flag: 'wx' });
  await create({ file, cwd: folder, gzip: true, portable: true }, [manifestName, embeddedFolder]);
}

/** Unpacks one into an empty folder. Throws `CommandFailed` where it is none, or not whole. */
export async function unpackBackup(file: string, name: string, folder: string): Promise<Manifest> {
  const isOurs = (path: string) => path === manifestName || path === embeddedFolder || path.startsWith(`${embeddedFolder}/`);
  await extract({ file, cwd: folder, strict: true, preserveOwner: false, filter: isOurs }).catch((error: Error & { code?: string }) => {
    throw isOfDisk(error) ? error : new CommandFailed(damaged(name, error.message));
  });
  const manifest = manifestIn(folder, name);
  const files = filesIn(join(folder, embeddedFolder));
  if (files !== manifest.files) throw new CommandFailed(damaged(name, `${files} of ${manifest.files} files are in it`));
  return manifest;
}

function manifestIn(folder: string, name: string): Manifest {
  try {
    return shape.parse(JSON.parse(readFileSync(join(folder, manifestName), 'utf8')));
  } catch {
    throw new CommandFailed(`${name}: is no backup of Farthing. Name a file that \`farthing backup\` has made.`);
  }
}

const damaged = (name: string, reason: string) =>
  `${name}: is no backup of Farthing, or is damaged (${reason}). Name a file that \`farthing backup\` has made, and a whole copy of it.`;

/** `2 books with 300 entries`. */
export function countOf({ books, entries }: Pick<Manifest, 'books' | 'entries'>): string {
  return `${books} ${books === 1 ? 'book' : 'books'} with ${entries} ${entries === 1 ? 'entry' : 'entries'}`;
}

/** The disk's fault, not the file's. */
export const isOfDisk = ({ code }: { readonly code?: string }) => ['ENOSPC', 'EDQUOT', 'EACCES', 'EPERM', 'EROFS'].includes(code ?? '');

function filesIn(folder: string): number {
  const all = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return all.filter((path) => lstatSync(join(folder, path)).isFile()).length;
}
