import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { withProgress } from '../../progress.mjs';
import { locate, requirements } from '../../requirements.mjs';
import { benchChart } from '../books/chart.ts';
import { firstDay, lastDay } from './calendar.ts';
import { parseSize, postingsOf, type Sized, type StoreKind } from './choices.ts';
import type { ContentionAnswer } from './contention.ts';
import { compareWithHledger } from './hledger-beside.ts';
import { embeddedHost, type Host, postgresHost } from './hosts.ts';
import { inWorker } from './in-worker.ts';
import { ensureJournal, generatorDigest, type JournalFile } from './journal-file.ts';
import { loadBooks } from './loading.ts';
import type { BooksMeasured, SizeReport, Skipped } from './measured.ts';
import { mustShow, type Shown } from './must-show.ts';

export interface SizeChoice {
  readonly sizes: readonly Sized[];
  readonly stores: readonly StoreKind[];
  readonly journals: readonly Sized[];
  readonly rounds: number;
  readonly seed: number;
  readonly contentionSeconds: number;
  readonly embeddedPostingsMax: number;
  readonly database: string | null;
  /** Kept for a later run; null: a temporary one. */
  readonly folder: string | null;
}

/** Books up to this size are loaded in every round, larger ones once. */
const repeatedPostingsMax = 100_000;
/** Making an embedded database anew takes seconds. */
const embeddedRoundsMax = 3;

/** Measures all that was asked for, smaller books first. */
export async function measureSizes(choice: SizeChoice): Promise<SizeReport & { mustShow: Shown[] }> {
  const folder = workFolder(choice.folder);
  const hosts: Host[] = [];
  try {
    const stores: Record<string, object> = {};
    for (const kind of choice.stores) {
      const host = await openHost(kind, folder, choice);
      if (host) hosts.push(host);
      stores[kind] = host ? await host.facts() : { skipped: 'PostgreSQL is not installed; --database names one' };
    }
    const journal = (sized: Sized) =>
      withProgress(`Writing the journal ${sized.label}`, () => ensureJournal(join(folder, 'journals'), sized, choice.seed));
    const measured: BooksMeasured[] = [];
    const journals: BooksMeasured[] = [];
    for (const sized of choice.sizes) {
      for (const host of hosts.filter((each) => isWithin(each, sized, choice))) {
        measured.push(await measureBooks(host, sized, await journal(sized), folder, choice, null));
      }
    }
    const server = hosts.find(({ kind }) => kind === 'postgres');
    for (const sized of server ? choice.journals : []) {
      journals.push(await measureBooks(server!, sized, await journal(sized), folder, choice, ['balanceSheet, one comparison']));
    }
    const contention = await contentionOn(server, folder, choice);
    const hledger = await compareWithHledger(
      [...measured, ...journals],
      choice.journals.map(({ label }) => label),
      choice.rounds,
      (label) => journal([...choice.sizes, ...choice.journals].find((sized) => sized.label === label)!),
    );
    const report: SizeReport = { seed: choice.seed, firstDay, lastDay, caches: 'off', stores, measured, journals, hledger, contention };
    return { ...report, mustShow: mustShow(report) };
  } finally {
    await closeAll(hosts, folder, choice);
  }
}

/** PostgreSQL runs as a user of its own, who must be able to reach its folder below this one. */
function workFolder(kept: string | null): string {
  const folder = kept === null ? mkdtempSync(join(tmpdir(), 'farthing-bench-')) : resolve(process.env.INIT_CWD ?? process.cwd(), kept);
  mkdirSync(folder, { recursive: true });
  if (kept === null) {
    chmodSync(folder, 0o755);
    process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  }
  return folder;
}

async function openHost(kind: StoreKind, folder: string, { database, folder: kept }: SizeChoice): Promise<Host | null> {
  if (kind === 'embedded') return embeddedHost(folder);
  const requirement = requirements.find(({ programs }) => programs.includes('postgres'));
  if (database === null && !(requirement && locate(requirement))) return null;
  return withProgress('Starting PostgreSQL', () => postgresHost(folder, database, kept !== null));
}

function isWithin(host: Host, { size }: Sized, { embeddedPostingsMax }: SizeChoice): boolean {
  return host.kind === 'postgres' || postingsOf(size) <= embeddedPostingsMax;
}

async function measureBooks(
  host: Host,
  { label, size }: Sized,
  journal: JournalFile,
  folder: string,
  choice: SizeChoice,
  only: readonly string[] | null,
): Promise<BooksMeasured> {
  const rounds = host.kind === 'embedded' ? Math.min(choice.rounds, embeddedRoundsMax) : choice.rounds;
  const loading = await loadBooks({
    host,
    label,
    journal,
    folder,
    rounds: postingsOf(size) <= repeatedPostingsMax ? rounds : 1,
    withCopy: only === null,
    keptAs: choice.folder === null ? null : `${generatorDigest(choice.seed)} ${choice.database ?? 'own'}`,
  });
  const place = host.place(label);
  const { bookId, importId } = loading;
  const asked = { place, bookId, importId, postings: journal.postings, rounds: choice.rounds, only };
  const questions = await withProgress(`${label} on ${host.kind}: space and questions`, () => inWorker('ask', asked));
  const { path: _, ...books } = journal;
  return { store: host.kind, size: label, books, import: loading, questions };
}

/** On a small book of its own, since the writers change it. */
async function contentionOn(server: Host | undefined, folder: string, choice: SizeChoice): Promise<ContentionAnswer | Skipped> {
  if (!server) return { skipped: 'contention is measured on PostgreSQL: the embedded database is one session' };
  if (choice.contentionSeconds === 0) return { skipped: 'left out by --contention-seconds 0' };
  const label = 'contention';
  const journal = await ensureJournal(join(folder, 'journals'), parseSize('2k'), choice.seed);
  const place = await server.fresh(label);
  if (!('url' in place)) throw new Error('a server has an address');
  try {
    const { bookId } = await withProgress('Contention: a book to write to', () => inWorker('import', { place, journal: journal.path }));
    const task = { url: place.url, bookId, hot: benchChart().hot, rounds: choice.rounds, seconds: choice.contentionSeconds };
    return await withProgress('Contention: 8 writers on one account', () => inWorker('contention', task));
  } finally {
    await server.discard(label);
  }
}

/** Without --data nothing of this run stays. */
async function closeAll(hosts: readonly Host[], folder: string, choice: SizeChoice): Promise<void> {
  for (const host of hosts) {
    if (choice.folder === null && choice.database !== null) {
      for (const { label } of [...choice.sizes, ...choice.journals]) await host.discard(label);
    }
    await host.close();
  }
  if (choice.folder === null) rmSync(folder, { recursive: true, force: true });
}
