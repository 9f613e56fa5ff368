import { createReadStream, createWriteStream, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { PGlite } from '@electric-sql/pglite';
import { Client } from 'pg';
import { copyIn, copyOut } from '../measure/copy-wire.ts';
import type { Place } from './stage.ts';

export interface CopyTask {
  readonly place: Place;
  /** For the rows as text. */
  readonly folder: string;
}

export interface CopyAnswer {
  /** From BEGIN to the end of COMMIT. */
  readonly seconds: number;
}

/** How one of the two databases is asked. */
interface CopyDesk {
  query(text: string): Promise<{ rows: unknown[] }>;
  /** The rows of a table, as text, into a file. */
  save(what: string, file: string): Promise<void>;
  load(what: string, file: string): Promise<void>;
  close(): Promise<void>;
}

/** All that grows with a journal, rates included: of small books they are most. */
const tables = ['price', 'transaction', 'posting'];
const chunkBytes = 1_048_576;

/**
 * The very rows that an import wrote, by COPY into empty tables with the same columns, defaults and indexes but without
 * foreign keys and triggers, in one transaction: what a loader that checks nothing and keeps nothing else could reach.
 */
export async function copyBare({ place, folder }: CopyTask): Promise<CopyAnswer> {
  const desk = 'url' in place ? await serverDesk(place.url) : await embeddedDesk(place.directory);
  const fileOf = (table: string) => join(folder, `${table}.rows`);
  try {
    const columns: Record<string, string> = {};
    for (const table of tables) {
      columns[table] = await columnsOf(desk, table);
      await desk.query(`drop table if exists ${table}_copy`);
      await desk.query(`create table ${table}_copy (like ${table} including all)`);
      await desk.save(`(select ${columns[table]} from ${table} order by ctid)`, fileOf(table));
    }
    const startMs = performance.now();
    await desk.query('begin');
    for (const table of tables) await desk.load(`${table}_copy (${columns[table]})`, fileOf(table));
    await desk.query('commit');
    const seconds = (performance.now() - startMs) / 1000;
    await desk.query(`drop table ${tables.map((table) => `${table}_copy`).join(', ')}`);
    return { seconds };
  } finally {
    await desk.close();
    for (const table of tables) rmSync(fileOf(table), { force: true });
  }
}

/** All columns but those that the database itself works out. */
async function columnsOf(desk: CopyDesk, table: string): Promise<string> {
  const { rows } = await desk.query(
    `select string_agg(quote_ident(attname), ', ' order by attnum) as names from pg_attribute
      where attrelid = '${table}'::regclass and attnum > 0 and not attisdropped and attgenerated = ''`,
  );
  return (rows[0] as { names: string }).names;
}

async function serverDesk(url: string): Promise<CopyDesk> {
  const client = new Client({ connectionString: url });
  await client.connect();
  return {
    query: (text) => client.query(text),
    async save(what, file) {
      const sink = createWriteStream(file);
      await copyOut(client, `copy ${what} to stdout`, sink);
      sink.end();
      await finished(sink);
    },
    load: (what, file) => copyIn(client, `copy ${what} from stdin`, createReadStream(file, { highWaterMark: chunkBytes })),
    close: () => client.end(),
  };
}

async function embeddedDesk(directory: string): Promise<CopyDesk> {
  const database = await PGlite.create(join(directory, 'postgres'));
  return {
    query: (text) => database.query(text),
    async save(what, file) {
      const { blob } = await database.query(`copy ${what} to '/dev/blob'`);
      writeFileSync(file, Buffer.from(await blob!.arrayBuffer()));
    },
    async load(what, file) {
      await database.query(`copy ${what} from '/dev/blob'`, [], { blob: new Blob([new Uint8Array(readFileSync(file))]) });
    },
    close: () => database.close(),
  };
}
