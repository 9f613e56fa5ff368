import { cpus, loadavg, totalmem } from 'node:os';
import { runCommand } from '../../command.mjs';

/** What the figures depend on, and the commit that they are of; null where git does not say. */
export interface Machine {
  readonly cores: number;
  readonly processor: string;
  readonly memoryMegabytes: number;
  readonly node: string;
  readonly system: string;
  readonly commit: string | null;
  /** True where files differ from that commit. */
  readonly changed: boolean | null;
}

export async function readMachine(): Promise<Machine> {
  const cwd = process.cwd();
  const commit = await runCommand('git', ['rev-parse', 'HEAD'], { cwd });
  const changes = await runCommand('git', ['status', '--porcelain'], { cwd });
  return {
    cores: cpus().length,
    processor: cpus()[0]?.model.trim() ?? 'unknown',
    memoryMegabytes: Math.round(totalmem() / 1_048_576),
    node: process.version,
    system: `${process.platform} ${process.arch}`,
    commit: commit.code === 0 ? commit.output.trim() : null,
    changed: changes.code === 0 ? changes.output.trim() !== '' : null,
  };
}

/** Processes that wanted to run, on average over 1, 5 and 15 minutes. Above the number of cores, times are too long. */
export function loadAverages(): number[] {
  return loadavg().map((load) => Math.round(load * 100) / 100);
}
