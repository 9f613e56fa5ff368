import { withProgress } from '../../progress.mjs';
import { median, ratioOf, rounded } from '../measure/timing.ts';
import { findHledger, type HledgerRun, printSheetByHledger } from './hledger.ts';
import type { JournalFile } from './journal-file.ts';
import type { BooksMeasured, HledgerMeasured, Skipped } from './measured.ts';

/** hledger keeps all of a journal in memory: several gigabytes for a million entries, which is where this ends. */
const transactionsMax = 1_000_000;
/** Larger journals are read once: a run takes minutes. */
const repeatedTransactionsMax = 50_000;

/** One balance sheet by hledger of each journal that was loaded into PostgreSQL, or into the embedded database where there is none. */
export async function compareWithHledger(
  measured: readonly BooksMeasured[],
  journals: readonly string[],
  rounds: number,
  journalOf: (label: string) => Promise<JournalFile>,
): Promise<HledgerMeasured[] | Skipped> {
  const hledger = findHledger();
  if (!hledger) return { skipped: 'hledger is not installed' };
  const bySize = new Map(
    measured.map((books) => [books.size, measured.find((other) => other.size === books.size && other.store === 'postgres') ?? books]),
  );
  const compared: HledgerMeasured[] = [];
  for (const books of bySize.values()) {
    if (books.books.transactions > transactionsMax) continue;
    // A journal of its own is asked for because of this figure; of the others only what does not take long.
    if (!journals.includes(books.size) && books.books.transactions > 500_000) continue;
    const { path } = await journalOf(books.size);
    compared.push(await compare(hledger, books, path, books.books.transactions <= repeatedTransactionsMax ? rounds : 1));
  }
  return compared;
}

async function compare(hledger: string, books: BooksMeasured, journal: string, rounds: number): Promise<HledgerMeasured> {
  const runs: HledgerRun[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    runs.push(await withProgress(`${books.size}: a balance sheet by hledger`, () => printSheetByHledger(hledger, journal)));
  }
  const memory = runs.flatMap(({ peakRssMegabytes }) => peakRssMegabytes ?? []);
  return {
    size: books.size,
    seconds: rounded(median(runs.map(({ seconds }) => seconds))),
    peakRssMegabytes: memory.length > 0 ? Math.max(...memory) : null,
    importSeconds: books.import.seconds,
    importPeakRssMegabytes: books.import.peakRssMegabytes,
    timesOurImport: ratioOf(runs.map(({ seconds }) => seconds / books.import.seconds)),
    ourSheetMilliseconds: books.questions.reports['balanceSheet, one comparison']?.api.p50 ?? null,
  };
}
