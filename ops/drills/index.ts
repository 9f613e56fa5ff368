import { alerts } from './alerts/alerts.ts';
import { databaseFrozen } from './database-frozen.ts';
import type { Drill } from './drill.ts';
import { fullDisk } from './full-disk.ts';
import { kills } from './kills.ts';
import { names } from './names.ts';
import { redisDead } from './redis-dead.ts';
import { replica } from './replica.ts';
import { restarts } from './restarts.ts';
import { restore } from './restore.ts';
import { users } from './users.ts';

/** In the order in which `npm run drill` runs them all. */
export const drills: readonly Drill[] = [users, restarts, kills, redisDead, databaseFrozen, names, replica, restore, fullDisk, alerts];
