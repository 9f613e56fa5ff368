import { setTimeout as sleep } from 'node:timers/promises';
import type { Answer } from '../stack/ask.ts';
import { Visitor } from '../stack/ask.ts';
import { until } from '../stack/program.ts';
import type { Stack } from '../stack/stack.ts';
import { askDatabase, journalOf, openBook } from './books.ts';
import type { Drill } from './drill.ts';
import { lists, reports } from './questions.ts';

interface Options {
  readonly seconds: number;
}

const limitMilliseconds = 3_000;

/** A database that neither answers nor breaks a connection off. */
export const databaseFrozen: Drill<Options> = {
  name: 'database-frozen',
  summary: 'PostgreSQL is frozen (SIGSTOP): what is cached is answered and says that it is old, everything else is 503, nothing hangs',
  options: (command) => command.option('--seconds <n>', 'for how long it stays frozen', Number, 10),
  async run(stack, { seconds }) {
    const asker = await askerOf(stack);
    await asker.askAsEnded();
    await asker.endKey();
    // Whoever is still known is known again by now.
    const fresh = await asker.all();
    stack.database.freeze();
    const ended = await asker.askAsEnded();
    const atOnce = await asker.all();
    const live = await asker.live();
    await sleep(seconds * 1_000);
    const later = await asker.all();
    const stillLive = await asker.live();
    stack.database.thaw();
    const thawedMs = performance.now();
    await until('fresh figures', 60, async () => (await asker.all()).every(({ verdict }) => verdict === 'fresh'));
    const recoverySeconds = (performance.now() - thawedMs) * 0.001;
    asker.leave();
    const slowest = Math.max(...[...atOnce, ...later].map(({ milliseconds }) => milliseconds));
    return {
      figures: {
        asked: atOnce.length + later.length,
        firstAnswers: countsOf(atOnce),
        laterAnswers: countsOf(later),
        unexpected: [...atOnce, ...later].filter((heard) => !isExpected(heard)).map(({ said }) => said),
        slowestMilliseconds: Math.round(slowest),
        recoverySeconds: Math.round(recoverySeconds * 100) * 0.01,
      },
      kept: {
        'all answered before': fresh.every(({ verdict }) => verdict === 'fresh'),
        'cached fields say that they are old, all else is 503, at once': atOnce.every(isExpected),
        'and later': later.every(isExpected),
        'each answer within 3 s': slowest < limitMilliseconds,
        'a key that was ended just before reads nothing': ended.every(({ verdict }) => verdict !== 'stale' && verdict !== 'fresh'),
        'live stays 200': live === 200 && stillLive === 200,
        'recovery within 5 s': recoverySeconds < 5,
      },
    };
  },
};

interface Heard {
  readonly isCached: boolean;
  readonly verdict: string;
  readonly milliseconds: number;
  /** The beginning of the answer. */
  readonly said: string;
}

const isExpected = ({ isCached, verdict }: Heard) => verdict === (isCached ? 'stale' : 'unavailable');

/** Somebody who asks for every report and every list at once, by an address of its own for each: it is not the limit that is looked at. */
async function askerOf(stack: Stack) {
  const book = await openBook(stack, 'Frozen', journalOf(500));
  const [key, endedKey] = (await book.keys(2)) as [string, string];
  const questions = [
    ...reports.map((question) => ({ question, isCached: true })),
    ...lists.map((question) => ({ question, isCached: false })),
  ];
  const visitors = questions.map((_, index) => new Visitor(stack.edge, `127.4.0.${index + 1}`));
  const probe = new Visitor(stack.edge, '127.4.1.1');
  const ask = async (index: number, authorization = key): Promise<Heard> => {
    const { question, isCached } = questions[index]!;
    const headers = { 'content-type': 'application/json', authorization };
    const answer = await visitors[index]!.ask({ path: '/graphql', method: 'POST', headers, body: JSON.stringify(question(1)) });
    return { isCached, verdict: verdictOn(answer), milliseconds: answer.tookMs, said: answer.body.toString().slice(0, 300) };
  };
  return {
    all: () => Promise.all(questions.map((_, index) => ask(index))),
    askAsEnded: () => Promise.all(questions.map((_, index) => ask(index, endedKey))),
    endKey: () =>
      askDatabase(stack, 'update api_key set revoked_at = now() where prefix = $1', [/^Bearer (.*)\.[^.]*$/.exec(endedKey)![1]]),
    live: async () => (await probe.ask({ path: '/health/live' })).status,
    leave() {
      for (const each of [...visitors, probe]) each.leave();
    },
  };
}

function verdictOn({ status, body }: Answer): string {
  const text = body.toString();
  if (status === 503) return 'unavailable';
  if (status !== 200) return `status ${status}`;
  const { data, errors } = JSON.parse(text) as { data: Record<string, unknown>; errors?: unknown };
  if (errors) return `errors: ${JSON.stringify(errors).slice(0, 200)}`;
  const said = [...JSON.stringify(data).matchAll(/"stale":(true|false)/g)].map(([, stale]) => stale);
  if (said.includes('true')) return said.includes('false') ? 'partly stale' : 'stale';
  return 'fresh';
}

export function countsOf(answers: readonly { readonly verdict: string }[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { verdict } of answers) counts[verdict] = (counts[verdict] ?? 0) + 1;
  return counts;
}
