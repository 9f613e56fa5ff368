import type { Bench } from '../bench.ts';
import { measurePage } from '../page/measure-page.ts';

/** How soon the overview shows its figures, how much it loads for that, and whether it moves meanwhile. */
export const page: Bench = {
  name: 'page',
  summary:
    'the overview of the demo company in Chromium, over an emulated slow 4G and a desktop line: first figures, scripts, shifts, long tasks',
  options: (command) => command.option('--runs <n>', 'first visits of each kind', Number, 5),
  run: (options) => measurePage(options as { runs: number }),
};
