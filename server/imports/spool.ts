import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ImportRequest } from './import-file.ts';

/** What a server needs to know of an import to run it again after it was killed. */
export type KeptRequest = Pick<ImportRequest, 'fileName' | 'format' | 'dryRun' | 'sync' | 'confirmColumns' | 'bytesTotal'> &
  Required<Pick<ImportRequest, 'bank'>>;

/** A body on disk, readable as often as needed, until `remove`. */
export interface Spooled {
  readonly bytesTotal: number;
  /** SHA-256 in hexadecimal digits. */
  readonly digest: string;
  open(): AsyncIterable<Uint8Array>;
  remove(): Promise<void>;
  /** From now on a server that starts finds it under this import. */
  keep(bookId: number, importId: number, request: KeptRequest): Promise<void>;
}

/** An import whose server was killed, with its whole body. */
export interface LeftBehind {
  readonly bookId: number;
  readonly importId: number;
  readonly request: KeptRequest;
  readonly keptAt: Date;
  /** How often servers before this one have begun to run it again. */
  readonly attempts: number;
  /** Notes that this one begins. */
  noteAttempt(): Promise<void>;
  open(): AsyncIterable<Uint8Array>;
  remove(): Promise<void>;
}

const recordName = 'import.json';

/** Bodies of imports on their way into a book: one folder for each, under `root`, or where the system keeps such things. */
export class Spool {
  constructor(private readonly root: string | null) {}

  async take(body: Readable): Promise<Spooled> {
    if (this.root !== null) await mkdir(this.root, { recursive: true, mode: 0o700 });
    const folder = await mkdtemp(join(this.root ?? tmpdir(), 'farthing-import-'));
    const remove = () => rm(folder, { recursive: true, force: true });
    const file = join(folder, 'body');
    try {
      const hash = createHash('sha256');
      const sink = createWriteStream(file, { mode: 0o600 });
      await pipeline(body, hashedInto(hash), sink);
      return {
        bytesTotal: sink.bytesWritten,
        digest: hash.digest('hex'),
        open: () => createReadStream(file),
        remove,
        async keep(bookId, importId, request) {
          await writeRecord(folder, { bookId, importId, request, attempts: 0 });
        },
      };
    } catch (error) {
      await remove();
      throw error;
    }
  }

  /** What servers before this one left behind. */
  async leftBehind(): Promise<LeftBehind[]> {
    const found = await Promise.all((await this.folders()).map(readRecord));
    return found.filter((one) => one !== null);
  }

  /** Throws bodies away that never became an import, and whose sender nobody has answered: those that came before `before`. */
  async discardStrays(before: Date): Promise<void> {
    for (const folder of await this.folders()) {
      const [record, { mtime }] = await Promise.all([readRecord(folder), stat(folder).catch(() => ({ mtime: before }))]);
      if (record === null && mtime < before) await rm(folder, { recursive: true, force: true });
    }
  }

  private async folders(): Promise<string[]> {
    if (this.root === null) return [];
    const { root } = this;
    const names = await readdir(root).catch(() => []);
    return names.filter((name) => name.startsWith('farthing-import-')).map((name) => join(root, name));
  }
}

function hashedInto(hash: ReturnType<typeof createHash>) {
  return async function* (chunks: AsyncIterable<Buffer>) {
    for await (const chunk of chunks) {
      hash.update(chunk);
      yield chunk;
    }
  };
}

/** Whole or absent: a record that is cut off would name nothing. */
async function writeRecord(folder: string, record: Pick<LeftBehind, 'bookId' | 'importId' | 'request' | 'attempts'>): Promise<void> {
  const unfinished = join(folder, 'unfinished');
  await writeFile(unfinished, JSON.stringify(record), { mode: 0o600 });
  await rename(unfinished, join(folder, recordName));
}

async function readRecord(folder: string): Promise<LeftBehind | null> {
  try {
    const { bookId, importId, request, attempts = 0 } = JSON.parse(await readFile(join(folder, recordName), 'utf8'));
    return {
      bookId,
      importId,
      request,
      attempts,
      noteAttempt: () => writeRecord(folder, { bookId, importId, request, attempts: attempts + 1 }),
      keptAt: (await stat(join(folder, recordName))).mtime,
      open: () => createReadStream(join(folder, 'body')),
      remove: () => rm(folder, { recursive: true, force: true }),
    };
  } catch {
    return null;
  }
}
