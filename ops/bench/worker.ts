import 'reflect-metadata';
import { growHeapSlowly } from '../../server/config/heap.ts';
import { tasks } from './size/tasks.ts';

// As the server does.
growHeapSlowly();

/** A process of its own for one task: its memory and its warmth are those of the task alone. Asked and answered over IPC. */
process.once('message', ({ name, task }: { name: keyof typeof tasks; task: never }) => {
  const answered = (message: object) => process.send!(message, () => process.exit(0));
  tasks[name](task).then(
    (answer) => answered({ answer }),
    (error: unknown) => answered({ error: error instanceof Error ? error.stack : String(error) }),
  );
});

// Nobody is left to answer to.
process.once('disconnect', () => process.exit(1));
