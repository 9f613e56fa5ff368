import { type Buckets, levelAt, takenOf } from './buckets.ts';

/** How many names are kept; a flood of made-up ones pushes out those that were used least recently, which are mostly full again. */
const namesMax = 100_000;

/** Buckets of this process: taking is one step because nothing else runs meanwhile. */
export function memoryBuckets(nowMs: () => number): Buckets {
  const known = new Map<string, { level: number; atMs: number }>();
  return {
    take(name, size, amount) {
      const now = nowMs();
      const before = known.get(name);
      const taken = takenOf(before ? levelAt(now, before.level, before.atMs, size) : size.capacity, amount, size);
      if (before && known.size < namesMax * 0.5) {
        before.level = taken.remaining;
        before.atMs = now;
        return taken;
      }
      // Well before somebody has to go it begins to matter who was here last.
      known.delete(name);
      known.set(name, { level: taken.remaining, atMs: now });
      if (known.size > namesMax) known.delete(known.keys().next().value!);
      return taken;
    },
  };
}
