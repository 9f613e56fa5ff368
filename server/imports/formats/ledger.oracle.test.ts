import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  diskContext,
  expectSameReading,
  isInstalled,
  itemsOf,
  ledgerReading,
  oddJournals,
  readingOf,
  sourceAt,
  withFile,
} from '../../testing/journal-oracle.ts';
import { randomJournal } from '../../testing/random-journal.ts';
import { ledger } from './ledger.ts';

const here = import.meta.dirname;
const books = join(here, '../../../../shared/data/books');
const hasTool = isInstalled('ledger');
if (!hasTool) console.warn('SKIPPED: ledger is not installed, so that nothing compares this reader with it (apt-get install ledger).');

const compare = (path: string) => expectSameReading(ledger, ledgerReading, path);

test.runIf(process.env.CI === 'true')('ledger is there to compare with', () => {
  expect(hasTool).toBe(true);
});

describe.runIf(hasTool)('as ledger itself reads it', () => {
  test.each(oddJournals(join(here, 'ledger/odd-journals.txt')))('$name', async ({ text, isStricter }) => {
    if (!isStricter) return withFile(text, compare);
    const ours = readingOf(await withFile(text, (path) => itemsOf(ledger, sourceAt(path), diskContext)));
    expect(ours.errors).not.toEqual([]);
    expect(withFile(text, ledgerReading).errors).toEqual([]);
  });

  test('random journals', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 1_000_000 }), fc.integer({ min: 1, max: 12 }), async (seed, entries) => {
        await withFile(randomJournal(seed, entries), compare);
      }),
      { numRuns: 60 },
    );
  });

  const real = existsSync(books) ? readdirSync(books).filter((name) => /\.(?:journal|dat)$/.test(name)) : [];
  test.skipIf(real.length === 0).each(real)('the book %s', (name) => compare(join(books, name)));
});
