import type { Bench } from '../bench.ts';
import { measureSearch } from '../search/measure-search.ts';

/** How fast search embeds, takes up and answers with many distinct texts, whether a filter loses anything, and how good suggestions are. */
export const search: Bench = {
  name: 'search',
  summary: 'embedding, taking up, filtered search at each selectivity against an exact answer, and suggested accounts on the demo company',
  options: (command) =>
    command
      .option('--texts <n>', 'entries, each with a text of its own', Number, 100_000)
      .option('--stores <list>', 'of embedded, postgres and pgvector (in PostgreSQL)', (text: string) => text.split(','), [
        'embedded',
        'postgres',
        'pgvector',
      ])
      .option('--imports <n>', 'entries of an import that is timed beside indexing; 0 for none', Number, 10_000)
      .option('--queries <n>', 'queries at each selectivity', Number, 40)
      .option('--no-suggestions', 'leave the demo company out'),
  run: (options) => measureSearch(options as unknown as Parameters<typeof measureSearch>[0]),
};
