import { PlanningClient } from './planning-client.ts';
import { wireTypes } from './wire-types.ts';

/**
 * Statements here take milliseconds, compiling one of them a hundred, and starting a second process for one ten or more: the planner
 * overrates what will be read. Beside one another, requests use all processors anyway.
 */
const options = '-c jit=off -c max_parallel_workers_per_gather=0';

/** How a server of PostgreSQL is spoken to, for TypeORM. */
export function connectionOf(url: string) {
  return {
    type: 'postgres',
    installExtensions: false,
    url,
    poolSize: 10,
    extra: { types: wireTypes, options, Client: PlanningClient },
  } as const;
}
