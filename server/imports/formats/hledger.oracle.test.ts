import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { expectSameReading, hledgerReading, isInstalled, oddJournals, withFile } from '../../testing/journal-oracle.ts';
import { randomJournal } from '../../testing/random-journal.ts';
import { hledger } from './hledger.ts';

const here = import.meta.dirname;
const books = join(here, '../../../../shared/data/books');
const hasTool = isInstalled('hledger');
if (!hasTool) console.warn('SKIPPED: hledger is not installed, so that nothing compares this reader with it (apt-get install hledger).');

const compare = (path: string) => expectSameReading(hledger, hledgerReading, path);

test.runIf(process.env.CI === 'true')('hledger is there to compare with', () => {
  expect(hasTool).toBe(true);
});

describe.runIf(hasTool)('as hledger itself reads it', () => {
  test.each(oddJournals(join(here, 'hledger/odd-journals.txt')))('$name', ({ text }) => withFile(text, compare));

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
