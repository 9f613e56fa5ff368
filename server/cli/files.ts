import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join, relative, resolve, sep } from 'node:path';
import type { SourceFile } from '../imports/journal.ts';
import { linesOf } from '../imports/lines.ts';
import { CommandFailed } from './io.ts';

/** A file on disk as import formats see it. Its name is what the user typed, or leads there from where the user stands. */
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

/** How the files that `path` includes are opened: relative to the file that includes them; `*` and `?` match names, `**` folders of any depth. */
export function includesFrom(path: string, name: string) {
  return async (pattern: string, from: SourceFile): Promise<readonly SourceFile[] | string> => {
    const base = from.name === name ? path : ((from as Partial<FileOnDisk>).path ?? path);
    const expanded = pattern.startsWith('~/') ? join(homedir(), pattern.slice(2)) : pattern;
    const found = await matching(resolve(dirname(base), expanded));
    if (found.length === 0) return `There is no file ${pattern} beside ${from.name}. Bring it along, or take the include away.`;
    // Named from where the user stands, so that no two files share a name and `file:line` can be opened.
    const nameOf = (file: string) => join(dirname(name), relative(dirname(path), file));
    // A pattern leaves out the file that it stands in; who names that file by itself made a circle, and is told so.
    const others = /[*?]/.test(pattern) ? found.filter((file) => file !== base) : found;
    return others.map((file) => openFile(file, nameOf(file)));
  };
}

function openFile(path: string, name: string): FileOnDisk {
  return { path, name, lineBatches: () => linesOf(createReadStream(path)), bytes: () => createReadStream(path) };
}

/** The files that a path with `*`, `?` and `**` in any of its parts matches, in order of name. */
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
  return [...new Set(files.flat())].sort();
}

async function childrenOf(folder: string, part: string): Promise<string[]> {
  if (!/[*?]/.test(part)) return [join(folder, part)];
  if (part === '**') return [folder, ...(await everythingBelow(folder))];
  const shape = new RegExp(
    `^${part
      .replace(/[.+^${}()|[\]\\]/g, '\\$&')
      .replaceAll('*', '.*')
      .replaceAll('?', '.')}$`,
  );
  const names = await readdir(folder).catch(() => []);
  return names.filter((name) => shape.test(name) && !name.startsWith('.')).map((name) => join(folder, name));
}

/** Files and folders of any depth but hidden ones. Links are not followed, so that it ends. */
async function everythingBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const shown = entries.filter((entry) => !entry.name.startsWith('.'));
  const below = await Promise.all(
    shown.map(async (entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? [path, ...(await everythingBelow(path))] : [path];
    }),
  );
  return below.flat();
}
