import { fork } from 'node:child_process';
import { join } from 'node:path';
import { serverFlags } from '../../server-flags.mjs';
import type { Tasks } from './tasks.ts';

/** Runs a task in a process of its own and gives its answer. Throws what the task threw, as text. */
export function inWorker<K extends keyof Tasks>(name: K, task: Parameters<Tasks[K]>[0]): ReturnType<Tasks[K]> {
  return new Promise((resolve, reject) => {
    // Questions are asked as the server is asked them; a command that imports has no such flags.
    const execArgv = [...(name === 'ask' ? serverFlags : []), '--enable-source-maps'];
    // Stdout belongs to the report.
    const child = fork(join(import.meta.dirname, 'worker.js'), { stdio: ['ignore', 2, 2, 'ipc'], execArgv });
    child.once('message', ({ answer, error }: { answer?: never; error?: string }) =>
      error ? reject(new Error(error)) : resolve(answer as never),
    );
    child.once('error', reject);
    child.once('exit', (code, signal) => reject(new Error(`the task ${name} ended without an answer (${signal ?? code})`)));
    child.send({ name, task });
  }) as ReturnType<Tasks[K]>;
}
