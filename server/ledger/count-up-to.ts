import type { PlainDate } from './plain-date.ts';

/** How many of the ascending days are on or before `on`. */
export function countUpTo(days: readonly PlainDate[], on: PlainDate): number {
  let [low, high] = [0, days.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (days[middle]! <= on) low = middle + 1;
    else high = middle;
  }
  return low;
}
