import { vi } from 'vitest';

const patienceMs = 30_000;

/** Waits until `check` no longer throws. The patience is for a busy machine: who waits for it in vain has found a fault. */
export function eventually<T>(check: () => T | Promise<T>): Promise<T> {
  return vi.waitFor(check, { timeout: patienceMs, interval: 50 });
}
