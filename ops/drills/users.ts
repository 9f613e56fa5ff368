import { setTimeout as sleep } from 'node:timers/promises';
import { journalOf, openBook } from './books.ts';
import { failures, gather } from './crowd.ts';
import { type Drill, percentile, rounded } from './drill.ts';

interface Options {
  readonly users: number;
  readonly seconds: number;
  readonly before: number;
  readonly between: number;
  readonly entries: number;
}

/** Many people at once, through nginx. */
export const users: Drill<Options> = {
  name: 'users',
  summary: 'many people ask mixed questions through nginx, each from an address of their own',
  options: (command) =>
    command
      .option('--users <n>', 'how many', Number, 100)
      .option('--seconds <n>', 'for how long', Number, 30)
      .option('--before <n>', 'seconds that they ask before it counts: servers have just been started', Number, 15)
      .option('--between <seconds>', 'from one question of a person to the next, on average', Number, 1)
      .option('--entries <n>', 'of their book', Number, 20_000),
  async run(stack, { users: count, seconds, before, between, entries }) {
    const book = await openBook(stack, 'Crowd', journalOf(entries));
    const keys = await book.keys(count);
    const crowd = gather({ edge: stack.edge, keys, secondsBetween: between });
    await sleep(before * 1_000);
    const cold = crowd.turnPage();
    const cpu = process.cpuUsage();
    await sleep(seconds * 1_000);
    const told = await crowd.leave();
    const { user, system } = process.cpuUsage(cpu);
    const perSecond = told.answered / told.seconds;
    const p95 = percentile(told.milliseconds, 0.95);
    const figures = {
      users: count,
      entries,
      ...{ secondsBefore: before, p95MillisecondsBefore: rounded(percentile(cold.milliseconds, 0.95)), failedBefore: cold.failed },
      seconds: Math.round(told.seconds),
      asked: told.asked,
      answersPerSecond: Math.round(perSecond * 10) * 0.1,
      limitedShare: Math.round((told.limited / told.asked) * 10_000) * 0.0001,
      failed: told.failed,
      p50Milliseconds: rounded(percentile(told.milliseconds, 0.5)),
      p95Milliseconds: rounded(p95),
      p99Milliseconds: rounded(percentile(told.milliseconds, 0.99)),
      p95ByOperation: Object.fromEntries([...told.byOperation].map(([name, taken]) => [name, rounded(percentile(taken, 0.95))])),
      resentOnNewConnection: told.resent,
      // The crowd shares the processors with what it measures.
      processorsOfCrowd: Math.round((user + system) / told.seconds / 10_000) * 0.01,
      generator: 'closed loop: each person waits for an answer, then for the pause',
    };
    return {
      figures,
      kept: {
        'at least 80 answers a second with status 200 and data': perSecond >= 80,
        'at most 2 % refused by a limit': told.limited <= told.asked * 0.02,
        'no other error': failures(told) + failures(cold) === 0,
        'p95 below 300 ms': p95 !== null && p95 < 300,
      },
    };
  },
};
