import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { root } from '../command.mjs';
import type { Compose } from './compose.ts';

/** Where one container's part is here, and how its health check is told so. */
export interface Place {
  readonly service: string;
  readonly where: string;
  /** What the health check says in the container, and what it says here. */
  readonly words: readonly (readonly [string, string])[];
  readonly env?: Readonly<Record<string, string>>;
}

export interface Probed {
  readonly service: string;
  readonly where: string;
  /** `absent`: there is no such program here. */
  readonly state: 'green' | 'red' | 'ended' | 'absent';
  readonly said: string;
}

const run = promisify(execFile);

/** Runs the health check that the compose file gives a service. */
export async function probe(compose: Compose, { service, where, words, env }: Place): Promise<Probed> {
  const [kind, ...parts] = compose.services[service]?.healthcheck?.test ?? [];
  const here = parts.map((part) => words.reduce((text, [from, to]) => text.replaceAll(from, to), part));
  const [program, args] = kind === 'CMD-SHELL' ? ['/bin/sh', ['-c', here.join(' ')]] : [here[0]!, here.slice(1)];
  const said = here.join(' ');
  try {
    await run(program, args, { cwd: root, timeout: 10_000, env: { ...process.env, ...env } });
    return { service, where, state: 'green', said };
  } catch (error) {
    return { service, where, state: 'red', said: `${said}: ${String((error as { stderr?: string }).stderr || error).trim()}` };
  }
}

/** Lines of equal columns, for people. */
export function printTable(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column]!))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
