import { Command } from 'commander';
import { scratchFolder } from '../stack/scratch.ts';
import { type Stack, startStack } from '../stack/stack.ts';
import type { Drill, Found } from './drill.ts';
import { drills } from './index.ts';

/** `npm run drill [-- <name> [options]]`: without a name, all of them. */
async function main(): Promise<void> {
  const program = new Command('npm run drill --')
    .description(
      'Load and faults on the production stack, started on this machine without containers. Prints one JSON object on stdout; exit 1 where a promise was not kept. Without a name: all drills.',
    )
    .showHelpAfterError();
  for (const drill of drills) {
    drill.options(program.command(drill.name).description(drill.summary)).action((options) => report([[drill, options]]));
  }
  program.action(() => report(drills.map((drill) => [drill, drill.options(new Command()).parse([], { from: 'user' }).opts()])));
  await program.parseAsync();
}

async function report(chosen: readonly (readonly [Drill, unknown])[]): Promise<void> {
  const found: Record<string, Found> = {};
  for (const [drill, options] of chosen) {
    process.stderr.write(`${drill.name}: ${drill.summary} ...\n`);
    found[drill.name] = await onFreshStack(drill, options);
    for (const [promise, isKept] of Object.entries(found[drill.name]!.kept))
      process.stderr.write(`  ${isKept ? 'kept  ' : 'BROKEN'} ${promise}\n`);
  }
  if (Object.values(found).some(({ kept }) => Object.values(kept).includes(false))) process.exitCode = 1;
  process.stdout.write(`${JSON.stringify(found, null, 2)}\n`);
}

async function onFreshStack(drill: Drill, options: unknown): Promise<Found> {
  const scratch = scratchFolder(`drill-${drill.name}`);
  let stack: Stack | undefined;
  try {
    stack = await startStack({ folder: scratch.path, ...drill.stack });
    return await drill.run(stack, options);
  } finally {
    await stack?.stop();
    scratch.remove();
  }
}

// An interrupted run leaves nothing running: what was started ends with this process.
for (const [signal, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)
  process.once(signal, () => process.exit(code));

main().then(
  () => process.exit(),
  (error: unknown) => {
    process.stderr.write(`The drill broke off: ${error instanceof Error ? error.stack : String(error)}\n`);
    process.exit(1);
  },
);
