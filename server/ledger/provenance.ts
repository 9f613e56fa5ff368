import { type DataVersion, printDataVersion } from './data-version.sql.ts';

/** The provenance of figures that were just computed from this version. */
export function provenanceOf(version: DataVersion, now: Date): { dataVersion: string; computedAt: Date; stale: boolean } {
  return { dataVersion: printDataVersion(version), computedAt: now, stale: false };
}
