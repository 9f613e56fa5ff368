import { setTimeout as sleep } from 'node:timers/promises';
import { until } from '../stack/program.ts';
import type { Stack } from '../stack/stack.ts';
import { journalOf, openBook } from './books.ts';
import { failures, gather } from './crowd.ts';
import { type Drill, percentile, rounded } from './drill.ts';

interface Options {
  readonly seconds: number;
  readonly users: number;
}

/** The cache and the sessions are gone, then silent. */
export const redisDead: Drill<Options> = {
  name: 'redis-dead',
  summary: 'Redis is killed, started again, then frozen, while people read: reads go on',
  options: (command) =>
    command.option('--seconds <n>', 'for how long, each time', Number, 10).option('--users <n>', 'who read', Number, 20),
  async run(stack, { seconds, users }) {
    const book = await openBook(stack, 'Cacheless', journalOf(500));
    const crowd = gather({ edge: stack.edge, keys: await book.keys(users), secondsBetween: 0.5 });
    await sleep(2_000);
    crowd.turnPage();
    await stack.redis.kill();
    await sleep(seconds * 1_000);
    const [killed, health] = [crowd.turnPage(), await healthOf(stack)];
    await stack.redis.start();
    const startedMs = performance.now();
    await until('all servers reach Redis', 60, async () => (await healthOf(stack)).every(({ status }) => status === 'ok'));
    const recoverySeconds = (performance.now() - startedMs) * 0.001;
    crowd.turnPage();
    stack.redis.freeze();
    await sleep(seconds * 1_000);
    const frozen = crowd.turnPage();
    stack.redis.thaw();
    const after = await crowd.leave();
    const told = [killed, frozen, after];
    return {
      figures: {
        answeredWhileKilled: killed.answered,
        answeredWhileFrozen: frozen.answered,
        p99MillisecondsWhileKilled: rounded(percentile(killed.milliseconds, 0.99)),
        p99MillisecondsWhileFrozen: rounded(percentile(frozen.milliseconds, 0.99)),
        failed: Object.assign({}, ...told.map(({ failed }) => failed)),
        healthWhileKilled: health.map(({ status }) => status),
        recoverySeconds: Math.round(recoverySeconds * 100) * 0.01,
      },
      kept: {
        'reads go on': killed.answered > 0 && frozen.answered > 0 && told.every((each) => failures(each) === 0),
        'health says degraded': health.every(({ status }) => status === 'degraded'),
        'recovery within 5 s': recoverySeconds < 5,
      },
    };
  },
};

function healthOf(stack: Stack): Promise<{ status: string }[]> {
  return Promise.all(
    stack.servers.map(async ({ address }) => (await (await fetch(`http://${address}/health`)).json()) as { status: string }),
  );
}
