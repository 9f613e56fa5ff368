import { setTimeout as sleep } from 'node:timers/promises';
import { type Answer, Visitor } from '../stack/ask.ts';
import type { Edge } from '../stack/edge.ts';
import { lehmer } from './drill.ts';
import { mixed } from './questions.ts';

/** People who ask mixed questions through nginx, each from an address and with a credential of their own. */
export interface CrowdChoice {
  readonly edge: Edge;
  /** One person for each: what stands behind `authorization`. */
  readonly keys: readonly string[];
  /** From one question of a person to the next, on average; the next one waits for the answer. */
  readonly secondsBetween: number;
  readonly questions?: readonly ((n: number) => { query: string; variables: Record<string, unknown> })[];
}

/** What the crowd was told. */
export interface Told {
  readonly asked: number;
  /** Status 200, with data and without errors. */
  readonly answered: number;
  readonly limited: number;
  /** All other answers and all that were none, in words, with how often. */
  readonly failed: Readonly<Record<string, number>>;
  /** Of those answered. */
  readonly milliseconds: readonly number[];
  /** Of those answered, by the name of the operation. */
  readonly byOperation: ReadonlyMap<string, readonly number[]>;
  /** How often a kept connection was found closed, and the question asked on a new one. */
  readonly resent: number;
  readonly seconds: number;
}

export interface Crowd {
  /** Gives what it was told so far, and begins to count anew. */
  turnPage(): Told;
  /** Lets each wait for their last answer. */
  leave(): Promise<Told>;
}

const json = 'application/json';

export function gather({ edge, keys, secondsBetween, questions = mixed }: CrowdChoice): Crowd {
  let page = newPage();
  let isOver = false;
  const hear = (name: string, answer: Answer) => {
    const verdict = verdictOn(answer);
    if (verdict === 'answered') page.byOperation.set(name, [...(page.byOperation.get(name) ?? []), answer.tookMs]);
    else if (verdict === 'limited') page.limited += 1;
    else fail(verdict);
  };
  const fail = (said: string) => {
    page.failed[said] = (page.failed[said] ?? 0) + 1;
  };
  const person = async (key: string, index: number) => {
    const draw = lehmer(index * 7_919 + 17);
    const visitor = new Visitor(edge, addressOf(index));
    const pause = () => sleep((0.5 + draw(1_000) * 0.001) * secondsBetween * 1_000);
    await sleep(draw(1_000) * secondsBetween);
    while (!isOver) {
      const question = questions[draw(questions.length)]!(draw(24));
      const name = /^query (\w+)/.exec(question.query)?.[1] ?? question.query.slice(0, 12);
      page.asked += 1;
      const headers = { 'content-type': json, accept: json, authorization: key };
      const before = visitor.resent;
      await visitor.ask({ path: '/graphql', method: 'POST', headers, body: JSON.stringify(question) }).then(
        (answer) => hear(name, answer),
        (error: NodeJS.ErrnoException) => fail(`no answer: ${error.code ?? error.message}`),
      );
      page.resent += visitor.resent - before;
      await pause();
    }
    visitor.leave();
  };
  const people = keys.map(person);
  return {
    turnPage() {
      const told = readPage(page);
      page = newPage();
      return told;
    },
    async leave() {
      const { seconds } = readPage(page);
      isOver = true;
      await Promise.all(people);
      return { ...readPage(page), seconds };
    },
  };
}

const newPage = () => ({
  startedMs: performance.now(),
  ...{ asked: 0, limited: 0, resent: 0 },
  failed: {} as Record<string, number>,
  byOperation: new Map<string, number[]>(),
});

function readPage({ startedMs, ...page }: ReturnType<typeof newPage>): Told {
  const milliseconds = [...page.byOperation.values()].flat();
  const seconds = (performance.now() - startedMs) * 0.001;
  return { ...page, answered: milliseconds.length, milliseconds, seconds };
}

/** In 127.0.0.0/8, which is this machine whatever stands behind. */
export const addressOf = (index: number): string => `127.2.${Math.floor(index * 0.005)}.${1 + (index % 200)}`;

function verdictOn({ status, body }: Answer): string {
  if (status === 429) return 'limited';
  const text = body.toString();
  if (status !== 200) return `status ${status}: ${text.slice(0, 200)}`;
  const { data, errors } = JSON.parse(text) as { data?: unknown; errors?: { extensions?: { code?: string } }[] };
  if (errors?.every(({ extensions }) => extensions?.code === 'RATE_LIMITED')) return 'limited';
  return data && !errors ? 'answered' : `status 200 with errors: ${JSON.stringify(errors).slice(0, 200)}`;
}

export const failures = (told: Told): number => Object.values(told.failed).reduce((sum, count) => sum + count, 0);
