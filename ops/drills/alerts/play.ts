import { until } from '../../stack/program.ts';
import { readRules } from '../../stack/rules.ts';
import type { Cause, Scene } from './cause.ts';
import type { AlertWatch } from './watch.ts';

/** What became of one alert. */
export interface Outcome {
  readonly alert: string;
  readonly severity: string;
  readonly cause: string;
  /** From the cause's beginning; null where it did not fire. */
  readonly secondsToFire: number | null;
  /** From the cause's end; null where it did not become silent. */
  readonly secondsToClear: number | null;
}

export interface Play {
  readonly scene: Scene;
  readonly causes: readonly Cause[];
  readonly watch: AlertWatch;
  /** How long an alert is waited for. */
  readonly patienceSeconds: number;
}

/** One cause after the other: it begins, its alerts fire, it ends, they are silent. */
export async function play({ causes, ...stage }: Play): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const cause of causes) outcomes.push(...(await (await bringAbout(cause, stage))()));
  await stage.watch.stop();
  return outcomes;
}

/** As `play`, but while the alerts of one become silent, the next begins. */
async function playOn(causes: readonly Cause[], stage: Stage): Promise<Outcome[]> {
  const silent: Promise<Outcome[]>[] = [];
  for (const cause of causes) silent.push((await bringAbout(cause, stage))());
  return (await Promise.all(silent)).flat();
}

type Stage = Omit<Play, 'causes'>;

/** Gives, once its alerts have fired and it has ended, what waits for their silence. */
async function bringAbout(cause: Cause, stage: Stage): Promise<() => Promise<Outcome[]>> {
  const { scene, watch } = stage;
  const moments = (moment: (alert: string) => number | null) =>
    Promise.all(cause.alerts.map((alert) => momentOf(() => moment(alert), stage.patienceSeconds)));
  let others: Outcome[] = [];
  try {
    // What fires before its cause would prove nothing.
    if (!cause.isFromStart) await moments((alert) => (watch.firingSince(alert) === null ? 0 : null));
    process.stderr.write(`  ${cause.what} ...\n`);
    const begunMs = performance.now();
    const end = await cause.begin(scene);
    others = await playOn(cause.meanwhile ?? [], stage);
    const fired = await moments(watch.firingSince);
    const endedMs = performance.now();
    await end();
    return async () => {
      const silent = await moments((alert) => (watch.firingSince(alert) === null ? (watch.silentSince(alert) ?? endedMs) : null));
      const own = cause.alerts.map((alert, index) => ({
        ...unheard(cause, alert),
        secondsToFire: secondsBetween(begunMs, fired[index]!),
        secondsToClear: fired[index] === null ? null : secondsBetween(endedMs, silent[index]!),
      }));
      for (const { alert, secondsToFire, secondsToClear } of own)
        process.stderr.write(`    ${alert}: fired ${told(secondsToFire)}, silent ${told(secondsToClear)}\n`);
      return [...own, ...others];
    };
  } catch (error) {
    process.stderr.write(`    ${cause.what}: it could not be brought about or ended: ${error instanceof Error ? error.message : error}\n`);
    return async () => [...cause.alerts.map((alert) => unheard(cause, alert)), ...others];
  }
}

const unheard = (cause: Cause, alert: string): Outcome => ({
  alert,
  severity: readRules().find((rule) => rule.alert === alert)?.labels?.severity ?? 'unknown',
  cause: cause.what,
  secondsToFire: null,
  secondsToClear: null,
});

/** Null where it does not come. */
function momentOf(moment: () => number | null, secondsMax: number): Promise<number | null> {
  return until('it', secondsMax, async () => moment() ?? false).catch(() => null);
}

/** What fired before its cause was looked at, as what is so from the start, took no time. Null where there is no end. */
function secondsBetween(fromMs: number, toMs: number | null): number | null {
  return toMs === null ? null : Number((Math.max(0, toMs - fromMs) * 0.001).toFixed(1));
}

const told = (seconds: number | null) => (seconds === null ? 'NEVER' : `after ${seconds.toFixed(1)} s`);
