import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withProgress } from '../../progress.mjs';
import { median, type Ratio, ratioOf, rounded } from '../measure/timing.ts';
import type { Host } from './hosts.ts';
import type { ImportAnswer } from './import-run.ts';
import { inWorker } from './in-worker.ts';
import type { JournalFile } from './journal-file.ts';

/** An import end to end, beside COPY of the same rows; medians where there were several rounds. */
export interface Loading {
  readonly bookId: number;
  readonly importId: number;
  readonly seconds: number;
  readonly commitSeconds: number;
  readonly postingsPerSecond: number;
  readonly transactionsPerSecond: number;
  /** To the commit: what the bound is about. */
  readonly postingsPerSecondToCommit: number;
  /** The most that any round's process held. */
  readonly peakRssMegabytes: number;
  /** Null where it was left out. */
  readonly copySeconds: number | null;
  /** Postings per second to the commit, for each one per second of COPY, in the same round. */
  readonly ratioToCopy: Ratio | null;
  readonly rounds: number;
  /** True where the books were found loaded, and the figures are those of the run that loaded them. */
  readonly reused: boolean;
}

export interface LoadChoice {
  readonly host: Host;
  readonly label: string;
  readonly journal: JournalFile;
  readonly rounds: number;
  readonly withCopy: boolean;
  /** The folder for rows and for records of what is loaded. */
  readonly folder: string;
  /** Null where nothing is kept for a later run. */
  readonly keptAs: string | null;
}

/** Loads books into an empty database, each round into another one, and leaves the last. */
export async function loadBooks(choice: LoadChoice): Promise<Loading> {
  const { host, label, keptAs } = choice;
  const record = join(choice.folder, `loaded-${host.kind}-${label}.json`);
  if (keptAs !== null && existsSync(record) && (await host.exists(label))) {
    const kept = JSON.parse(readFileSync(record, 'utf8')) as { books: string; loading: Loading };
    if (kept.books === keptAs) return { ...kept.loading, reused: true };
  }
  const loading = await loadAnew(choice);
  if (keptAs !== null) writeFileSync(record, JSON.stringify({ books: keptAs, loading }));
  return loading;
}

async function loadAnew({ host, label, journal, rounds, withCopy, folder }: LoadChoice): Promise<Loading> {
  const imports: ImportAnswer[] = [];
  const copies: number[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    const told = `${label} on ${host.kind}, round ${round} of ${rounds}`;
    const place = await host.fresh(label);
    imports.push(await withProgress(`${told}: import`, () => inWorker('import', { place, journal: journal.path })));
    if (withCopy) copies.push((await withProgress(`${told}: COPY of the same rows`, () => inWorker('copy', { place, folder }))).seconds);
  }
  return loadingOf(imports, copies);
}

function loadingOf(imports: readonly ImportAnswer[], copies: readonly number[]): Loading {
  const { bookId, importId, postings, transactions } = imports.at(-1)!;
  const seconds = median(imports.map((run) => run.seconds));
  const commitSeconds = median(imports.map((run) => run.commitSeconds));
  return {
    bookId,
    importId,
    seconds: rounded(seconds),
    commitSeconds: rounded(commitSeconds),
    postingsPerSecond: Math.round(postings / seconds),
    transactionsPerSecond: Math.round(transactions / seconds),
    postingsPerSecondToCommit: Math.round(postings / commitSeconds),
    peakRssMegabytes: Math.max(...imports.map((run) => run.peakRssMegabytes)),
    copySeconds: copies.length > 0 ? rounded(median(copies)) : null,
    ratioToCopy: copies.length > 0 ? ratioOf(copies.map((copySeconds, round) => copySeconds / imports[round]!.commitSeconds)) : null,
    rounds: imports.length,
    reused: false,
  };
}
