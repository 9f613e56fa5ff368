import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../command.mjs';
import { serverFlags } from '../server-flags.mjs';
import { GivenUp, type Program, startProgram, until } from './program.ts';

/** One server process of the built product. */
export interface FarthingServer {
  readonly program: Program;
  /** host:port, as nginx knows it. */
  readonly address: string;
  /** Where Prometheus finds its metrics: host:port. */
  readonly metrics: string;
}

export interface ServerChoice {
  readonly folder: string;
  readonly name: string;
  readonly port: number;
  /** Null: on the main port. */
  readonly metricsPort: number | null;
  /** What the environment says beyond that. */
  readonly env: Readonly<Record<string, string>>;
}

/** Starts it and waits until it is ready. `dist/server` has to be built. */
export async function startServer({ folder, name, port, metricsPort, env }: ServerChoice): Promise<FarthingServer> {
  mkdirSync(folder, { recursive: true });
  const address = `127.0.0.1:${port}`;
  const metrics = metricsPort === null ? address : `127.0.0.1:${metricsPort}`;
  const inherited = Object.fromEntries(Object.entries(process.env).filter(([key]) => !/^(VITEST|FARTHING_|DATABASE_|NODE_ENV)/.test(key)));
  const own = { PORT: String(port), ...(metricsPort === null ? {} : { METRICS_PORT: String(metricsPort) }) };
  const program = startProgram(process.execPath, [...serverFlags, join(root, 'dist/server/main.js')], join(folder, `${name}.log`), {
    cwd: folder,
    env: { ...inherited, ...own, ...env },
  });
  await until(`server ${name} is ready (see ${program.log})`, 120, async () => {
    if (program.child.exitCode !== null)
      throw new GivenUp(`it ended with code ${program.child.exitCode}: ${readFileSync(program.log, 'utf8').slice(-2_000)}`);
    return (await fetch(`http://${address}/health/ready`)).ok;
  });
  return { program, address, metrics };
}
