import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { readBackupFacts } from '../ledger/backup-facts.sql.ts';
import { lockDataDirectory } from '../store/lock-file.ts';
import { migrations } from '../store/migrations/index.ts';
import { embeddedFolder } from '../store/open-store.ts';
import { faultOfFolder } from '../store/store-fault.ts';
import { countOf, isOfDisk, type Manifest, unpackBackup } from './backup-file.ts';
import { requireFile } from './files.ts';
import { CommandFailed, type CommandIo } from './io.ts';

/** Fills an empty folder from a backup, after the database in it was opened and holds what the backup says. */
export async function restore(directory: string | null, io: CommandIo, name: string): Promise<void> {
  if (directory === null)
    throw new CommandFailed(
      'DATABASE_URL is set, and `restore` fills an embedded database. For PostgreSQL there is ops/restore: see docs/production.md.',
    );
  const file = resolve(io.cwd, name);
  await requireFile(file, name);
  const place = join(directory, embeddedFolder);
  if (existsSync(place))
    throw new CommandFailed(
      `${directory} holds books already, and nothing is written over. Set FARTHING_DATA to another folder, or move this one away.`,
    );
  const release = locked(directory);
  const unfinished = join(directory, 'restore.unfinished');
  rmSync(unfinished, { recursive: true, force: true });
  try {
    mkdirSync(unfinished, { mode: 0o700 });
    io.err(`Restoring ${name} into ${directory} ...\n`);
    const manifest = await unpackBackup(file, name, unfinished);
    requireKnown(manifest, name);
    await requireWhole(join(unfinished, embeddedFolder), manifest, name);
    renameSync(join(unfinished, embeddedFolder), place);
    io.out(`${directory} has ${countOf(manifest)}, as of ${manifest.made}. Start it: npm start\n`);
  } catch (error) {
    if (!isOfDisk(error as NodeJS.ErrnoException)) throw error;
    throw new CommandFailed(
      `${directory}: cannot be written (${(error as Error).message}). Make room, or set FARTHING_DATA to another folder.`,
    );
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
    release();
  }
}

function locked(directory: string): () => void {
  try {
    return lockDataDirectory(directory);
  } catch (error) {
    throw faultOfFolder(error, directory);
  }
}

/** An older one is brought up to date at the next start; what a newer Farthing has made, this one cannot read. */
function requireKnown({ migration }: Manifest, name: string): void {
  if (migrations.some((Known) => new Known().name === migration)) return;
  throw new CommandFailed(`${name}: was made by a newer Farthing (${migration}). Bring this one up to date first: git pull.`);
}

/**
 * What was kept elsewhere of these books is from after the backup, and from a history that did not go on: nobody may take it for theirs. By
 * chance, since the same backup may be restored twice. A backup from before there were generations is given them when it is brought up to date.
 */
async function startOtherGenerations(query: <Row>(text: string) => Promise<Row[]>): Promise<void> {
  const [column] = await query("select from information_schema.columns where table_name = 'book' and column_name = 'cache_generation'");
  if (column) await query('update book set cache_generation = floor(random() * 2000000000)::int');
}

async function requireWhole(folder: string, manifest: Manifest, name: string): Promise<void> {
  const database = await PGlite.create(folder).catch((error: unknown) => {
    throw new CommandFailed(`${name}: the database in it does not open (${String(error)}). Take the backup before it.`);
  });
  try {
    const query = async <Row>(text: string) => (await database.query<Row>(text)).rows;
    const found = await readBackupFacts({ query });
    if (found.books !== manifest.books || found.entries !== manifest.entries)
      throw new CommandFailed(`${name}: ${found.entries} of ${manifest.entries} entries are in it. Take the backup before it.`);
    await startOtherGenerations(query);
  } finally {
    await database.close();
  }
}
