import { Command } from 'commander';
import { printTable } from './probes.ts';
import { scratchFolder } from './scratch.ts';
import { type Stack, startStack } from './stack.ts';

interface Options {
  readonly once?: true;
  readonly demo?: true;
}

const about = `The stack of docker-compose.prod.yml on this machine, without containers: the nginx, Prometheus and server files and the
commands and settings of the compose file, on free ports, in a folder that goes when it stops. Needs Linux, nginx,
PostgreSQL, Redis and Prometheus. Qdrant and Grafana are absent.`;

/** `npm run stack`. */
async function main(): Promise<void> {
  const program = new Command('npm run stack --')
    .description(about)
    .option('--once', 'start, run every health check of the compose file, print them, stop; exit 1 if one is red')
    .option('--demo', 'with the demo company, and a link for its first owner')
    .showHelpAfterError();
  const options = program.parse().opts<Options>();
  const scratch = scratchFolder('stack');
  let stack: Stack | undefined;
  const asked = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => resolve());
  });
  try {
    process.stderr.write('Starting PostgreSQL, Redis, servers, nginx and Prometheus ...\n');
    stack = await startStack({ folder: scratch.path });
    const red = await show(stack);
    if (options.demo) await addDemo(stack);
    process.exitCode = red ? 1 : 0;
    if (options.once) return;
    process.stderr.write(`Logs: ${scratch.path}\nCtrl-C stops it.\n`);
    await asked;
    process.stderr.write('\nStopping ...\n');
    process.exitCode = 0;
  } finally {
    await stack?.stop();
    scratch.remove();
  }
}

/** Prints the table; true if a part is red. */
async function show(stack: Stack): Promise<boolean> {
  const probed = await stack.probe();
  const rows = probed.map(({ service, state, where, said }) => [service, state, where, said]);
  process.stdout.write(`${printTable([['SERVICE', 'STATE', 'WHERE', 'HEALTH CHECK'], ...rows])}\n`);
  return probed.some(({ state }) => state === 'red');
}

async function addDemo(stack: Stack): Promise<void> {
  for (const args of [['demo'], ['user', 'add', 'owner@farthing.test', '--role', 'owner', '--book', 'Tidewater Outfitters']]) {
    const { output } = await stack.farthing(...args);
    process.stderr.write(output);
  }
}

main().then(
  () => process.exit(),
  (error: unknown) => {
    process.stderr.write(`The stack did not start: ${error instanceof Error ? error.stack : String(error)}\n`);
    process.exit(1);
  },
);
