import type { Cause } from '../cause.ts';
import { bookCauses } from './books.ts';
import { databaseCauses } from './database.ts';
import { machineCauses, neverBackedUp, oldBackups } from './machine.ts';
import { deadMan, refusedConfiguration } from './prometheus.ts';
import { serverCauses } from './servers.ts';

/** In their order: a day without a backup passes while everything else goes wrong. */
export const causes: readonly Cause[] = [
  { ...neverBackedUp, meanwhile: [...machineCauses, refusedConfiguration, ...bookCauses, ...serverCauses, ...databaseCauses] },
  oldBackups,
  deadMan,
];

/** Those that make these alerts fire, one after the other. Throws where an alert has none. */
export function causesOf(alerts: readonly string[]): Cause[] {
  const all = causes.flatMap(({ meanwhile = [], ...cause }): Cause[] => [...meanwhile, cause]);
  const unknown = alerts.filter((alert) => !all.some((cause) => cause.alerts.includes(alert)));
  if (unknown.length > 0) throw new Error(`${unknown.join(', ')}: no such alert. There are: ${alertsOf(causes).join(', ')}.`);
  return all.filter((cause) => cause.alerts.some((alert) => alerts.includes(alert)));
}

/** All alerts that something here makes fire. */
export function alertsOf(all: readonly Cause[]): string[] {
  return all.flatMap(({ alerts, meanwhile = [] }) => [...alerts, ...alertsOf(meanwhile)]);
}
