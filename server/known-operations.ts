import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Names of the dashboard's operations by the digest of their document, as its build wrote them down. */
export function readKnownOperations(dashboard: string | null): ReadonlyMap<string, string> {
  const file = dashboard === null ? null : join(dashboard, 'operations.json');
  if (file === null || !existsSync(file)) return new Map();
  return new Map(Object.entries(JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>));
}
