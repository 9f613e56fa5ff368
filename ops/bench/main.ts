import 'reflect-metadata';
import { Command } from 'commander';
import { benches } from './benches/index.ts';
import { loadAverages, readMachine } from './measure/machine.ts';

/** `npm run bench [-- <name> [options]]`: without a name, all of them with their defaults. */
async function main(): Promise<void> {
  const program = new Command('npm run bench --')
    .description('Measures Farthing and prints one JSON object on stdout; progress goes to stderr. Without a name: all benches.')
    .showHelpAfterError();
  for (const bench of benches) {
    const command = program.command(bench.name).description(bench.summary);
    bench.options(command).action((options) => measure([[bench.name, () => bench.run(options)]]));
  }
  // Each bench by its own parser, so that all options have their defaults.
  program.action(() =>
    measure(benches.map((bench) => [bench.name, () => bench.run(bench.options(new Command()).parse([], { from: 'user' }).opts())])),
  );
  await program.parseAsync();
}

/** Runs benches one after the other and prints what they found. */
async function measure(chosen: readonly (readonly [string, () => Promise<object>])[]): Promise<void> {
  const startedAt = new Date();
  const loadAtStart = loadAverages();
  const found: Record<string, object> = {};
  for (const [name, run] of chosen) found[name] = await run();
  const report = {
    startedAt: startedAt.toISOString(),
    seconds: Math.round((Date.now() - startedAt.getTime()) / 1000),
    machine: { ...(await readMachine()), loadAtStart, loadAtEnd: loadAverages() },
    ...found,
  };
  await new Promise((resolve) => process.stdout.write(`${JSON.stringify(report, null, 2)}\n`, resolve));
}

// An interrupted run still stops the server that it started, and leaves nothing behind: exits do, signals alone do not.
for (const [signal, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)
  process.once(signal, () => process.exit(code));

main().then(
  // Whatever still listens or waits has no more to say.
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`The bench broke off: ${error instanceof Error ? error.stack : String(error)}\n`);
    process.exit(1);
  },
);
