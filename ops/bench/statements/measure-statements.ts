import { chmodSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { noBankOptions } from '../../../server/imports/bank.ts';
import { withProgress } from '../../progress.mjs';
import { rounded } from '../measure/timing.ts';
import { postgresHost } from '../size/hosts.ts';
import { inWorker } from '../size/in-worker.ts';
import { writeStatement } from './statement-file.ts';

const bounds = { rowsPerSecondMin: 10_000, peakRssMegabytesMax: 300 };

/** Reads one large table into an empty book, in a process that does nothing else. */
export async function measureStatements({ rows, database }: { rows: number; database?: string }): Promise<object> {
  const folder = mkdtempSync(join(tmpdir(), 'farthing-bench-statements-'));
  // PostgreSQL may run as a user of its own, who has to reach it.
  chmodSync(folder, 0o755);
  const host = await postgresHost(folder, database ?? null, false);
  try {
    const path = join(folder, 'statement.csv');
    await withProgress(`a table of ${rows} rows`, () => writeStatement(path, rows));
    const place = await host.fresh('statements');
    const bank = { ...noBankOptions, account: 'assets:bank:checking', currency: 'EUR' };
    const answer = await withProgress('import', () => inWorker('import', { place, journal: path, bank }));
    const rowsPerSecond = Math.round(answer.transactions / answer.seconds); // not money: a rate
    await host.discard('statements');
    return {
      rows: answer.transactions,
      megabytes: rounded(statSync(path).size / 1e6), // not money: megabytes
      seconds: rounded(answer.seconds),
      commitSeconds: rounded(answer.commitSeconds),
      rowsPerSecond,
      peakRssMegabytes: answer.peakRssMegabytes,
      mustShow: [
        { what: 'rows a second', measured: rowsPerSecond, bound: bounds.rowsPerSecondMin, isMet: rowsPerSecond >= bounds.rowsPerSecondMin },
        {
          what: 'megabytes of the importing process',
          measured: answer.peakRssMegabytes,
          bound: bounds.peakRssMegabytesMax,
          isMet: answer.peakRssMegabytes < bounds.peakRssMegabytesMax,
        },
      ],
      stores: { postgres: await host.facts() },
    };
  } finally {
    await host.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
