import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { openSync } from 'node:fs';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { locate, requirements } from '../requirements.mjs';

/** A program that runs beside this one, and what it says in a file. */
export interface Program {
  readonly child: ChildProcess;
  readonly log: string;
  /** Asks it to end (SIGTERM unless told otherwise) and waits until it has; gives its exit code, null after a signal. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}

const running = new Set<ChildProcess>();
// Even when its user is cut short.
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

export function startProgram(program: string, args: readonly string[], log: string, options: SpawnOptions = {}): Program {
  const sink = openSync(log, 'a');
  const child = spawn(program, args, { ...options, stdio: ['ignore', sink, sink] });
  running.add(child);
  const ended = new Promise<number | null>((resolve) => {
    child.once('error', () => resolve(127));
    child.once('exit', resolve);
  });
  void ended.then(() => running.delete(child));
  const stop = (signal: NodeJS.Signals = 'SIGTERM') => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal);
    return ended;
  };
  return { child, log, stop };
}

/** The path of a program that tests and drills need. Throws, and says how to get it, where it is missing. */
export function requireProgram(name: string): string {
  const requirement = requirements.find(({ programs }) => programs.includes(name));
  const program = requirement && locate(requirement);
  if (!program) throw new Error(`${name} is not installed (on Debian: apt-get install ${requirement?.packages.join(' ') ?? name}).`);
  return program;
}

/** Ports that nobody listens on now, all different. */
export async function freePorts(count: number): Promise<number[]> {
  const probes = await Promise.all(
    Array.from({ length: count }, () => {
      const probe = createServer();
      return new Promise<typeof probe>((resolve, reject) => {
        probe.once('error', reject);
        probe.listen(0, '127.0.0.1', () => resolve(probe));
      });
    }),
  );
  const ports = probes.map((probe) => (probe.address() as { port: number }).port);
  await Promise.all(probes.map((probe) => new Promise((resolve) => probe.close(resolve))));
  return ports;
}

/** No use in asking again. */
export class GivenUp extends Error {}

/** Asks again and again until the answer is given without an error and is not false. Throws the last error when the time is over, and `GivenUp` at once. */
export async function until<T>(what: string, secondsMax: number, ask: () => Promise<T | false>): Promise<T> {
  const deadline = performance.now() + secondsMax * 1_000;
  for (;;) {
    let reason: unknown = 'it did not come about';
    try {
      const answer = await ask();
      if (answer !== false) return answer;
    } catch (error) {
      if (error instanceof GivenUp) throw error;
      reason = error;
    }
    if (performance.now() > deadline) throw new Error(`${what}: waited ${secondsMax} s in vain (${String(reason)})`);
    await sleep(100);
  }
}
