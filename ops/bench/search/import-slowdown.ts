import { deleteBook } from '../../../server/books/delete-book.sql.ts';
import { indexLookEverySeconds } from '../../../server/config/limits.ts';
import { builtInModel } from '../../../server/search-desk.ts';
import { SearchIndexing } from '../../../server/search-indexing.ts';
import type { Store } from '../../../server/store/open-store.ts';
import { sqlOf } from '../../../server/store/sql-of.ts';
import { cpuSeconds } from '../measure/cpu.ts';
import { median, rounded } from '../measure/timing.ts';
import { textsOf } from './books.ts';
import { importInto, importJournal } from './import-journal.ts';

const rounds = 5;

interface Run {
  readonly wall: number;
  readonly cpu: number;
}

/**
 * How long the second import into a book takes: with nobody taking entries up, and while those of the first are taken up.
 * Both kinds run in turn, so that a slow minute of the machine falls on both.
 */
export async function measureSlowdown(store: Store, entries: number): Promise<object> {
  const [first, second] = [journalOf(entries, 'first'), journalOf(entries, 'second')];
  const runs: Record<'off' | 'on', Run[]> = { off: [], on: [] };
  for (let round = 0; round <= rounds; round += 1) {
    for (const kind of round % 2 === 0 ? (['off', 'on'] as const) : (['on', 'off'] as const)) {
      const run = await importBeside(store, kind === 'on', first, second);
      // The first round warms everything up.
      if (round > 0) runs[kind].push(run);
    }
  }
  const of = (kind: 'off' | 'on', what: keyof Run) => median(runs[kind].map((run) => run[what]));
  return {
    entries,
    rounds,
    secondsWithoutIndexing: rounded(of('off', 'wall')),
    secondsWithIndexing: rounded(of('on', 'wall')),
    slowdown: rounded(of('on', 'wall') / of('off', 'wall') - 1),
    cpuSecondsWithoutIndexing: rounded(of('off', 'cpu')),
    cpuSecondsWithIndexing: rounded(of('on', 'cpu')),
  };
}

async function importBeside(store: Store, isIndexing: boolean, first: string, second: string): Promise<Run> {
  const bookId = await importJournal(store, 'first', first);
  const indexing = new SearchIndexing(store.source, builtInModel, { info: () => undefined, error: () => undefined }, () => new Date());
  if (isIndexing) indexing.start(indexLookEverySeconds);
  const before = performance.now();
  const cpu = await cpuSeconds(() => importInto(store, bookId, 'second', second));
  const wall = (performance.now() - before) / 1_000;
  await indexing.stop();
  // What is left of it would be taken up beside the next one.
  await store.source.transaction((manager) => deleteBook(sqlOf(manager), bookId));
  return { wall, cpu };
}

function journalOf(entries: number, name: string): string {
  return textsOf(entries)
    .map((text, n) => `2026-01-${String((n % 28) + 1).padStart(2, '0')} ${name} ${text}\n  expenses:x  ${n + 1}.00 EUR\n  assets:bank\n`)
    .join('\n');
}
