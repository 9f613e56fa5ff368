import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { addDays } from '../../../server/ledger/plain-date.ts';
import { locate, requirements } from '../../requirements.mjs';
import { baseCurrency } from '../books/chart.ts';
import { lastDay } from './calendar.ts';

/** One balance sheet by hledger, of the same journal, valued in the same way. */
export interface HledgerRun {
  readonly seconds: number;
  /** Null where there is no /usr/bin/time to ask. */
  readonly peakRssMegabytes: number | null;
}

const timer = '/usr/bin/time';

/** The path of hledger; undefined where it is not installed. */
export function findHledger(): string | undefined {
  const requirement = requirements.find(({ programs }) => programs.includes('hledger'));
  return requirement && locate(requirement);
}

/** Throws where hledger fails or prints nothing. */
export async function printSheetByHledger(hledger: string, journal: string): Promise<HledgerRun> {
  const args = ['-f', journal, 'bs', '-X', baseCurrency, '--value=end', '-e', addDays(lastDay, 1)];
  const isTimed = existsSync(timer);
  const startMs = performance.now();
  const { printed, said } = isTimed ? await run(timer, ['-f', 'peak %M', hledger, ...args]) : await run(hledger, args);
  const seconds = (performance.now() - startMs) / 1000;
  if (printed === 0) throw new Error(`hledger printed nothing: ${said}`);
  const kilobytes = /peak (\d+)/.exec(said)?.[1];
  return { seconds, peakRssMegabytes: kilobytes ? Math.round(Number(kilobytes) / 1024) : null };
}

function run(program: string, args: readonly string[]): Promise<{ printed: number; said: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    let [printed, said] = [0, ''];
    child.stdout.on('data', (chunk: Buffer) => {
      printed += chunk.length;
    });
    child.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve({ printed, said }) : reject(new Error(`hledger ended with ${code}: ${said}`))));
  });
}
