import { askAll } from './ask-all.ts';
import { copyBare } from './bare-copy.ts';
import { measureContention } from './contention.ts';
import { createEmpty, runImportOf } from './import-run.ts';

/** What a worker can be asked to do. Two embedded databases in one process do not get along, and a peak of memory is a process's. */
export const tasks = { create: createEmpty, import: runImportOf, copy: copyBare, ask: askAll, contention: measureContention } as const;

export type Tasks = typeof tasks;
