import { constants, existsSync, mkdtempSync, renameSync, rmSync, statSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { readBackupFacts } from '../ledger/backup-facts.sql.ts';
import { embeddedFolder, type Store } from '../store/open-store.ts';
import { countOf, isOfDisk, packBackup } from './backup-file.ts';
import { CommandFailed, type CommandIo } from './io.ts';

/**
 * Copies the embedded database into a new file. Who asks meanwhile waits only while its files are copied beside it, where the file
 * system can share them in no time; they are packed afterwards.
 */
export async function backUp(store: Store, io: CommandIo, name: string): Promise<void> {
  if (!store.atRest)
    throw new CommandFailed('The books are in PostgreSQL: ops/backup backs it up while it runs. docs/production.md leads through it.');
  const file = resolve(io.cwd, name);
  requireNew(file, name);
  io.err(`Backing up into ${name} ...\n`);
  const unfinished = `${file}.unfinished`;
  let copy: string | null = null;
  try {
    const about = await store.atRest(async (sql, folder) => {
      copy = mkdtempSync(join(dirname(folder), 'backup-'));
      const facts = await readBackupFacts(sql);
      await cp(folder, join(copy, embeddedFolder), { recursive: true, mode: constants.COPYFILE_FICLONE });
      return facts;
    });
    await packBackup(copy!, { made: io.now().toISOString(), ...about }, unfinished);
    renameSync(unfinished, file);
    const megabytes = (statSync(file).size / 1e6).toFixed(1); // not money: a size
    io.out(`${name} has ${countOf(about)} (${megabytes} MB). Keep a copy on another machine.\n`);
  } catch (error) {
    rmSync(unfinished, { force: true });
    if (!isOfDisk(error as NodeJS.ErrnoException)) throw error;
    throw new CommandFailed(`${name}: cannot be written (${(error as Error).message}). Make room, or name another place.`);
  } finally {
    if (copy !== null) rmSync(copy, { recursive: true, force: true });
  }
}

function requireNew(file: string, name: string): void {
  const folder = dirname(file);
  if (existsSync(file))
    throw new CommandFailed(`${name}: is there already. Name a new file, such as ${datedName(basename(file))}: nothing is written over.`);
  if (!existsSync(folder)) throw new CommandFailed(`${name}: there is no folder ${folder}. Make it, or name another place.`);
  if (existsSync(`${file}.unfinished`))
    throw new CommandFailed(`${name}: ${basename(file)}.unfinished lies there. If no other backup is being made, remove it.`);
}

/** What could be typed in its place. */
const datedName = (name: string) => name.replace(/(\.tar\.gz|\.tgz|)$/, '-2$1');
