import { InvalidArgumentError } from 'commander';
import type { Bench } from '../bench.ts';
import { parseJournal, parseList, parseSize, parseStore, type Sized, type StoreKind } from '../size/choices.ts';
import { measureSizes } from '../size/measure-sizes.ts';

interface Given {
  readonly sizes?: Sized[];
  readonly stores: StoreKind[];
  readonly journal?: Sized[];
  readonly rounds: number;
  readonly seed: number;
  readonly contentionSeconds: number;
  readonly database?: string;
  readonly data?: string;
}

/** How import, space and every question grow with the books, from ten thousand postings to ten million. */
export const size: Bench = {
  name: 'size',
  summary: 'import, space, every report and list, and contention, with books of 10k to 10m postings, beside COPY and hledger',
  options: (command) =>
    command
      .option('--sizes <list>', 'postings, such as 10k,100k,1m,10m; all four where it is left out', listOf(parseSize))
      .option(
        '--stores <list>',
        'embedded, postgres or both; embedded stops at 100k, at 1m where --sizes asks for it',
        listOf(parseStore),
        ['embedded', 'postgres'],
      )
      .option(
        '--journal <list>',
        'journals that hledger is set beside, or none; 1m-transactions where --sizes is left out',
        listOf(parseJournal),
      )
      .option('--rounds <n>', 'how often each question is asked at least, and small books are loaded', numberFrom(1), 5)
      .option('--seed <n>', 'other books of the same kind', numberFrom(0), 1)
      .option('--contention-seconds <n>', 'how long 8 writers write, for each variant in each round; 0 leaves it out', numberFrom(0), 3)
      .option('--database <url>', 'a PostgreSQL to use, as somebody who may create databases; without it one is started')
      .option('--data <folder>', 'keeps journals and loaded books there, and starts from what is there'),
  run: (options) => {
    const given = options as unknown as Given;
    const sizes = given.sizes ?? parseList('10k,100k,1m,10m', parseSize);
    const journals = given.journal ?? (given.sizes ? [] : [parseJournal('1m-transactions')]);
    return measureSizes({
      ...given,
      sizes,
      journals,
      embeddedPostingsMax: given.sizes ? 1_000_000 : 100_000,
      database: given.database ?? null,
      folder: given.data ?? null,
    });
  },
};

function listOf<T>(parse: (item: string) => T): (text: string) => T[] {
  return refusing((text) => parseList(text, parse));
}

function numberFrom(least: number): (text: string) => number {
  return refusing((text) => {
    const number = Number(text);
    if (text.trim() === '' || !(number >= least)) throw new Error(`It takes a number from ${least} up.`);
    return number;
  });
}

/** What cannot be parsed is the asker's fault, and is told without a stack. */
function refusing<T>(parse: (text: string) => T): (text: string) => T {
  return (text) => {
    try {
      return parse(text);
    } catch (error) {
      throw new InvalidArgumentError((error as Error).message);
    }
  };
}
