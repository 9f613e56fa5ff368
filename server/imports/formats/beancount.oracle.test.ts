import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { brokenBooks } from '../../testing/beancount-books/broken-books.ts';
import { soundBooks } from '../../testing/beancount-books/sound-books.ts';
import type { WrittenBook } from '../../testing/beancount-books/written-book.ts';
import {
  type BookOnDisk,
  type BookReading,
  beancountReadings,
  bookReadingOf,
  pythonWithBeancount,
} from '../../testing/beancount-oracle.ts';
import { diskContext, itemsOf, sourceAt } from '../../testing/journal-oracle.ts';
import { randomBook } from '../../testing/random-beancount-book.ts';
import { beancount } from './beancount.ts';

const python = pythonWithBeancount();
if (!python) {
  const message = 'Beancount (Debian: python3-beancount) is not installed: our reading of Beancount books was NOT compared with its own.';
  if (process.env.CI === 'true') throw new Error(message);
  console.warn(message);
}

const bookOfFava = resolve(import.meta.dirname, '../../../../shared/data/books/fava-long-example.beancount');
const exampleSeeds = [1, 2, 3, 5, 8];
const randomSeeds = Array.from({ length: 60 }, (_, index) => index + 1);

let folder = '';
const books = new Map<string, BookOnDisk>();
const oracle = new Map<string, BookReading | null>();

function put(book: WrittenBook): void {
  const main = join(folder, book.name, 'main.beancount');
  for (const [name, text] of Object.entries({ 'main.beancount': book.text, ...book.includes })) {
    mkdirSync(dirname(join(folder, book.name, name)), { recursive: true });
    writeFileSync(join(folder, book.name, name), text);
  }
  const named = Object.entries(book.includes ?? {}).map(([name, text]) => [basename(name), text] as const);
  books.set(book.name, { path: main, texts: { 'main.beancount': book.text, ...Object.fromEntries(named) } });
}

function exampleOf(seed: number): string {
  const generate = 'from beancount.scripts.example import main; main()';
  const args = ['-c', generate, '--seed', String(seed), '--date-begin', '2014-01-01', '--date-end', '2016-06-30', '--no-reformat'];
  return spawnSync(python!, args, { encoding: 'utf8', maxBuffer: 1 << 26 }).stdout;
}

async function ours(name: string): Promise<BookReading> {
  const { path, texts } = books.get(name)!;
  return bookReadingOf(await itemsOf(beancount, sourceAt(path), diskContext), texts);
}

describe.skipIf(!python)('Beancount books, compared with Beancount itself', () => {
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'farthing-beancount-'));
    for (const book of [...soundBooks, ...brokenBooks]) put(book);
    for (const seed of exampleSeeds) put({ name: `example-${seed}`, text: exampleOf(seed) });
    for (const seed of randomSeeds) put({ name: `random-${seed}`, text: randomBook(seed) });
    if (existsSync(bookOfFava)) put({ name: 'fava', text: readFileSync(bookOfFava, 'utf8') });
    const readings = beancountReadings(python!, [...books.values()]);
    [...books.keys()].forEach((name, index) => {
      oracle.set(name, readings[index] ?? null);
    });
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  for (const { name } of soundBooks) {
    it(`reads ${name} as Beancount does`, async () => {
      expect(oracle.get(name)!.errors).toEqual([]);
      expect(await ours(name)).toEqual(oracle.get(name));
    });
  }

  for (const { name, sameLines } of brokenBooks) {
    it(`finds what is wrong with ${name}`, async () => {
      const [expected, found] = [oracle.get(name), await ours(name)];
      expect(found.errors).not.toEqual([]);
      if (!expected) return;
      expect(expected.errors).not.toEqual([]);
      if (sameLines === false) expect(found.errors[0]).toEqual(expected.errors[0]);
      else expect(found).toEqual(expected);
    });
  }

  for (const seed of exampleSeeds) {
    it(`reads the generated example ${seed}`, async () => {
      expect(Object.keys(oracle.get(`example-${seed}`)!.changes).length).toBeGreaterThan(200);
      expect(await ours(`example-${seed}`)).toEqual(oracle.get(`example-${seed}`));
    });
  }

  it('reads random books with lots, prices and gaps, sound and unsound', async () => {
    let sound = 0;
    for (const seed of randomSeeds) {
      const [expected, found] = [oracle.get(`random-${seed}`), await ours(`random-${seed}`)];
      if (expected?.errors.length === 0) sound += 1;
      // Beancount itself breaks off where it sorts lots without a day; then there is nothing to compare.
      if (expected) expect(found, `seed ${seed}`).toEqual(expected);
    }
    expect(sound).toBeGreaterThan(5);
    expect(sound).toBeLessThan(randomSeeds.length);
  });

  // Where the book is not at hand there is no such test, so that nothing counts as skipped.
  it.each(existsSync(bookOfFava) ? [bookOfFava] : [])('reads a real book of twenty accounts and years: %s', async () => {
    const found = await ours('fava');
    expect(Object.keys(found.changes).length).toBeGreaterThan(300);
    expect(found).toEqual(oracle.get('fava'));
  });
});
