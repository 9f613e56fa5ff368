import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { generateBooks } from '../books/entries.ts';
import { printJournal } from '../books/journal.ts';
import { daysOfBooks, firstDay } from './calendar.ts';
import type { Sized } from './choices.ts';

/** The generated books of one size, as a file. */
export interface JournalFile {
  readonly path: string;
  readonly transactions: number;
  readonly postings: number;
  readonly prices: number;
  readonly megabytes: number;
  readonly generatedInSeconds: number;
}

/** Writes the journal piece by piece, or finds it written by an earlier run with the same generator. */
export async function ensureJournal(folder: string, { label, size }: Sized, seed: number): Promise<JournalFile> {
  mkdirSync(folder, { recursive: true });
  const stem = join(folder, `${label}-${generatorDigest(seed)}`);
  const [path, record] = [`${stem}.journal`, `${stem}.json`];
  if (existsSync(path) && existsSync(record)) return JSON.parse(readFileSync(record, 'utf8')) as JournalFile;
  const startMs = performance.now();
  const written = { transactions: 0, postings: 0, prices: 0 };
  const file = createWriteStream(path);
  let bytes = 0;
  for (const chunk of printJournal(generateBooks(size, seed, daysOfBooks), firstDay, written)) {
    bytes += Buffer.byteLength(chunk);
    if (!file.write(chunk)) await once(file, 'drain');
  }
  file.end();
  await finished(file);
  const facts = { path, ...written, megabytes: Math.round(bytes / 1e5) / 10, generatedInSeconds: secondsSince(startMs) };
  writeFileSync(record, JSON.stringify(facts));
  return facts;
}

/** Changes with the seed and with the generator: what an earlier version wrote is not taken for today's books. */
export function generatorDigest(seed: number): string {
  const written = { transactions: 0, postings: 0, prices: 0 };
  const digest = createHash('sha256');
  for (const chunk of printJournal(generateBooks({ postings: 2_000 }, seed, daysOfBooks), firstDay, written)) digest.update(chunk);
  return digest.digest('hex').slice(0, 8);
}

function secondsSince(startMs: number): number {
  return Math.round((performance.now() - startMs) / 100) / 10;
}
