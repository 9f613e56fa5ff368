import type { Command } from 'commander';
import type { Stack, StackChoice } from '../stack/stack.ts';

/** Load or a fault on a running stack, and what was promised about it. */
// biome-ignore lint/suspicious/noExplicitAny: each drill knows its own options; who lists them does not.
export interface Drill<Options = any> {
  readonly name: string;
  readonly summary: string;
  /** What the stack is started with, beyond the usual. */
  readonly stack?: Pick<StackChoice, 'change' | 'env' | 'settings' | 'withReplica' | 'databaseDiskMegabytes'>;
  options(command: Command): Command;
  run(stack: Stack, options: Options): Promise<Found>;
}

/** What a drill found. */
export interface Found {
  readonly figures: Readonly<Record<string, unknown>>;
  /** Each promise in words, and whether it was kept. */
  readonly kept: Readonly<Record<string, boolean>>;
}

export function percentile(values: readonly number[], share: number): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? null;
}

/** Whole milliseconds, or null where nothing was measured. */
export const rounded = (value: number | null): number | null => (value === null ? null : Math.round(value));

/** Whole numbers from 0 to below `end` that a seed decides: Lehmer's generator, with the constants of MINSTD. */
export function lehmer(seed: number): (end: number) => number {
  let state = seed % 2_147_483_647 || 1;
  return (end) => {
    state = (state * 48_271) % 2_147_483_647;
    return Math.floor((state / 2_147_483_647) * end);
  };
}
