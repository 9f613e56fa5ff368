import { readRules } from '../../stack/rules.ts';
import type { Stack } from '../../stack/stack.ts';
import { journalOf, openBook } from '../books.ts';
import { gather } from '../crowd.ts';
import type { Drill } from '../drill.ts';
import { mixed } from '../questions.ts';
import type { Scene } from './cause.ts';
import { alertsOf, causes, causesOf } from './causes/index.ts';
import { hurried, hurryFactor } from './hurry.ts';
import { type Outcome, play } from './play.ts';
import { timersOf } from './timers.ts';
import { watchAlerts } from './watch.ts';

/** So long as an alert of a day, in its time; longer than any of them should take. */
const patienceSeconds = 600;

/** Every rule fires, in a real Prometheus, by something that really happens, and is silent again afterwards. */
export const alerts: Drill<{ readonly only?: readonly string[] }> = {
  name: 'alerts',
  summary: `every alert is made to fire by what it is about, and to be silent again; Prometheus' time goes by ${hurryFactor} times faster`,
  stack: { change: hurried(hurryFactor), withReplica: true },
  options: (command) => command.option('--only <alert...>', 'those alone; left out: every one'),
  async run(stack, { only }) {
    const chosen = only ? causesOf(only) : causes;
    const watch = watchAlerts(stack.prometheus);
    const outcomes = await withScene(stack, (scene) => play({ scene, causes: chosen, watch, patienceSeconds }));
    const names = readRules().flatMap(({ alert }) => (alert ? [alert] : []));
    const withoutCause = names.filter((name) => !alertsOf(causes).includes(name));
    return {
      figures: { hurryFactor, rules: names.length, withoutCause, alerts: outcomes },
      kept: {
        'each rule has a cause': withoutCause.length === 0,
        'each alert fires': outcomes.every(({ secondsToFire }) => secondsToFire !== null),
        'each alert clears': outcomes.every(({ secondsToClear }) => secondsToClear !== null),
      },
    };
  },
};

/** A book, and four people who read it all the time. */
export async function withScene(stack: Stack, work: (scene: Scene) => Promise<Outcome[]>): Promise<Outcome[]> {
  const book = await openBook(stack, 'Watched', journalOf(500));
  const [key] = (await book.keys(1, ['READ', 'IMPORT'])) as [string];
  const gatherMore: Scene['gather'] = async (count, choice) => gather({ edge: stack.edge, keys: await book.keys(count), ...choice });
  const crowd = await gatherMore(4, { secondsBetween: 0.5, questions: mixed });
  try {
    return await work({ stack, book, key, gather: gatherMore, timers: timersOf(stack) });
  } finally {
    await crowd.leave();
  }
}
