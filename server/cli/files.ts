import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, dirname, join, resolve, sep } from 'node:path';
import type { SourceFile } from '../imports/journal.ts';
import { linesOf } from '../imports/lines.ts';
import { CommandFailed } from './io.ts';

/** A file on disk as import formats see it. Its name is what the user typed, or what an include directive says. */
interface FileOnDisk extends SourceFile {
  readonly path: string;
}

/** Checks that a file can be read, and says how large it is. Throws `CommandFailed` with the reason. */
export async function requireFile(path: string, name: string): Promise<number> {
  try {
    const facts = await stat(path);
    if (facts.isDirectory()) throw new CommandFailed(`${name}: is a directory; name a file.`);
    return facts.size;
  } catch (error) {
    if (error instanceof CommandFailed) throw error;
    throw new CommandFailed(`${name}: ${(error as NodeJS.ErrnoException).code === 'ENOENT' ? 'there is no such file' : 'cannot be read'}.`);
  }
}

/** How the files that `path` includes are opened: relative to the file that includes them; `*` and `?` match names. */
export function includesFrom(path: string, name: string) {
  return async (pattern: string, from: SourceFile): Promise<readonly SourceFile[] | string> => {
    const base = from.name === name ? path : ((from as Partial<FileOnDisk>).path ?? path);
    const expanded = pattern.startsWith('~/') ? join(homedir(), pattern.slice(2)) : pattern;
    const found = await matching(resolve(dirname(base), expanded));
    if (found.length === 0) return 'there is no such file';
    return found.filter((file) => file !== base).map((file) => openFile(file, found.length > 1 ? basename(file) : pattern));
  };
}

function openFile(path: string, name: string): FileOnDisk {
  return { path, name, lineBatches: () => linesOf(createReadStream(path)) };
}

/** The files that a path with `*` and `?` in any of its parts matches, in order of name. */
async function matching(pattern: string): Promise<string[]> {
  let found: string[] = [sep];
  for (const part of pattern.split(sep).filter(Boolean)) {
    const deeper = await Promise.all(found.map((folder) => childrenOf(folder, part)));
    found = deeper.flat();
  }
  const files = await Promise.all(
    found.map((file) =>
      stat(file)
        .then((facts) => (facts.isFile() ? [file] : []))
        .catch(() => []),
    ),
  );
  return files.flat().sort();
}

async function childrenOf(folder: string, part: string): Promise<string[]> {
  if (!/[*?]/.test(part)) return [join(folder, part)];
  const shape = new RegExp(
    `^${part
      .replace(/[.+^${}()|[\]\\]/g, '\\$&')
      .replaceAll('*', '.*')
      .replaceAll('?', '.')}$`,
  );
  const names = await readdir(folder).catch(() => []);
  return names.filter((name) => shape.test(name) && !name.startsWith('.')).map((name) => join(folder, name));
}
