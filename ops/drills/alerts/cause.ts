import type { Stack } from '../../stack/stack.ts';
import type { DrillBook } from '../books.ts';
import type { Crowd, CrowdChoice } from '../crowd.ts';
import type { Timers } from './timers.ts';

/** What makes alerts fire. */
export interface Cause {
  /** Those that it is here for; others may fire beside them. */
  readonly alerts: readonly string[];
  /** In words, of whoever watches the machine. */
  readonly what: string;
  /** It is so on a stack that has just been started: then nothing was quiet before. */
  readonly isFromStart?: true;
  /** Brings it about; gives what ends it. */
  begin(scene: Scene): Promise<() => Promise<unknown>>;
  /** Takes so long to be told that all of these happen in the meantime, one after the other. */
  readonly meanwhile?: readonly Cause[];
}

/** Where it happens: a stack with a book, which a few people read all the time. */
export interface Scene {
  readonly stack: Stack;
  readonly book: DrillBook;
  /** What stands behind `authorization`, of somebody who may read and import. */
  readonly key: string;
  /** More people. */
  gather(count: number, choice: Pick<CrowdChoice, 'questions' | 'secondsBetween'>): Promise<Crowd>;
  /** Runs scripts of ops/ on this stack, as timers do. */
  readonly timers: Timers;
}

/** Does it again and again until the returned function is called, which waits for the last time. */
export function again(work: () => Promise<void>): () => Promise<void> {
  let isOver = false;
  const going = (async () => {
    while (!isOver) await work();
  })();
  // It is waited for below.
  going.catch(() => undefined);
  return () => {
    isOver = true;
    return going;
  };
}
