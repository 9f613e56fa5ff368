import type { Stack } from '../stack/stack.ts';
import { journalOf, openBook } from './books.ts';
import { failures, gather } from './crowd.ts';
import type { Drill } from './drill.ts';

interface Options {
  readonly times: number;
  readonly users: number;
}

/** New servers in the place of old ones while people ask. */
export const restarts: Drill<Options> = {
  name: 'restarts',
  summary: 'rolling restarts as ops/rolling-restart does them, while people ask: no request may fail',
  options: (command) =>
    command.option('--times <n>', 'how often all servers are replaced', Number, 3).option('--users <n>', 'who ask', Number, 20),
  async run(stack, { times, users }) {
    const book = await openBook(stack, 'Restarts', journalOf(2_000));
    const crowd = gather({ edge: stack.edge, keys: await book.keys(users), secondsBetween: 0.5 });
    const exitCodes: (number | null)[] = [];
    for (let time = 0; time < times; time += 1) exitCodes.push(...(await replaceAll(stack)));
    const told = await crowd.leave();
    return {
      figures: {
        ...{ restarts: times, serversReplaced: exitCodes.length, asked: told.asked, limited: told.limited, failed: told.failed },
        resentOnNewConnection: told.resent,
      },
      kept: {
        'no request failed': failures(told) === 0 && told.limited === 0,
        'each server ended with exit code 0': exitCodes.every((code) => code === 0),
      },
    };
  },
};

/** As many new ones beside the old; then the old ones end, one after the other. Gives their exit codes. */
export async function replaceAll(stack: Stack): Promise<(number | null)[]> {
  const old = [...stack.servers];
  await Promise.all(old.map(() => stack.addServer()));
  const codes: (number | null)[] = [];
  for (const each of old) codes.push(await stack.removeServer(each));
  return codes;
}
