import { setTimeout as sleep } from 'node:timers/promises';
import type { Prometheus } from '../../stack/prometheus.ts';
import { again } from './cause.ts';

/** Looks all the time which alerts fire, and since when. */
export interface AlertWatch {
  /** When it began to fire, in milliseconds of `performance.now`; null while it is silent. */
  firingSince(alert: string): number | null;
  /** When it was last seen to fire no more; null if it never fired. */
  silentSince(alert: string): number | null;
  stop(): Promise<void>;
}

const lookEveryMilliseconds = 100;

export function watchAlerts(prometheus: Prometheus): AlertWatch {
  const began = new Map<string, number>();
  const ended = new Map<string, number>();
  const stop = again(async () => {
    const firing = await firingNow(prometheus).catch(() => null);
    await sleep(lookEveryMilliseconds);
    // No answer says nothing of any of them.
    if (firing === null) return;
    const nowMs = performance.now();
    for (const alert of firing) if (!began.has(alert)) began.set(alert, nowMs);
    for (const alert of [...began.keys()].filter((each) => !firing.has(each))) {
      began.delete(alert);
      ended.set(alert, nowMs);
    }
  });
  return {
    firingSince: (alert) => began.get(alert) ?? null,
    silentSince: (alert) => (began.has(alert) ? null : (ended.get(alert) ?? null)),
    stop,
  };
}

/** A Prometheus that has ended tells of none. */
async function firingNow(prometheus: Prometheus): Promise<Set<string>> {
  const { exitCode, signalCode } = prometheus.program.child;
  if (exitCode !== null || signalCode !== null) return new Set();
  const alerts = await prometheus.alerts();
  return new Set(alerts.filter(({ state }) => state === 'firing').map(({ name }) => name));
}
