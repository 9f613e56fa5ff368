import type { Bench } from '../bench.ts';
import { measureCache } from '../cache/measure-cache.ts';

/** What an answer costs that was kept, beside computing it, and beside other servers that give the same bytes. */
export const cache: Bench = {
  name: 'cache',
  summary: 'CPU and time of an answer: bare node:http, Apollo, Mercurius, and ours cold, from kept fields, kept whole, and unchanged',
  options: (command) =>
    command
      .option('--seconds <n>', 'of each window', Number, 5)
      .option('--rounds <n>', 'windows of each way', Number, 5)
      .option('--connections <n>', 'of the closed loop', Number, 20)
      .option('--rate <n>', 'requests a second of the open loop', Number, 200)
      .option('--database <url>', 'a PostgreSQL database with a default book to be asked; without it the demo company on one of its own'),
  run: (options) => measureCache(options as unknown as Parameters<typeof measureCache>[0]),
};
