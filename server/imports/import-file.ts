import { setImmediate } from 'node:timers/promises';
import { importBatchEntries, importProblemsMax } from '../config/limits.ts';
import { settleBook } from '../ledger/settle.sql.ts';
import type { Sql } from '../ledger/sql.ts';
import { type BankOptions, noBankOptions } from './bank.ts';
import { BankMemory, readBankSurroundings } from './bank-memory.sql.ts';
import { ChartWriter } from './chart-writer.sql.ts';
import { CountedSource, headOf } from './counted-source.ts';
import { EntryWriter } from './entry-writer.sql.ts';
import { detectFormat } from './formats/detect.ts';
import { formats } from './formats/index.ts';
import { zip } from './formats/zip.ts';
import { finishImport, isWanted, type Outcome, startImport } from './import-record.sql.ts';
import type { Entry, Format, FormatContext, JournalItem, PriceRecord, Problem, SourceFile } from './journal.ts';
import { oddRateProblems } from './odd-rates.sql.ts';
import { OneAhead } from './one-ahead.ts';
import { openingProblems, readSetAside } from './openings.sql.ts';
import { gatherOwnLines } from './own-lines.sql.ts';
import {
  countPossibleDuplicates,
  noteDoubtfulLines,
  notePossibleDuplicates,
  possibleDuplicatesProblem,
} from './possible-duplicates.sql.ts';
import { PriceWriter } from './price-writer.sql.ts';
import { ProgressNote } from './progress.sql.ts';
import { statedBalanceProblems } from './statement-balances/stated-balances.sql.ts';
import { refreshStatistics } from './statistics.sql.ts';
import { storeFaultOf } from './storable.ts';
import { Sync, type SyncCounts } from './sync.sql.ts';
import { findTransfers, transferProblems } from './transfers/find-transfers.ts';
import { WordsBeside } from './words-beside.sql.ts';

/** What is to be imported. `open` may be called more than once and begins at the first byte each time. */
export interface ImportRequest {
  readonly fileName: string;
  /** Null: detected by content. */
  readonly format: string | null;
  readonly dryRun: boolean;
  readonly idempotencyKey: string | null;
  readonly bytesTotal: number | null;
  /** What the sender says of a bank file. */
  readonly bank?: BankOptions;
  /** True: a table whose columns had to be guessed is only tried, so that somebody can say whether they are right. */
  readonly confirmColumns?: boolean;
  /** True: what came from a file of this name before, and is not in it any more, goes. */
  readonly sync?: boolean;
  open(): AsyncIterable<Uint8Array>;
  /** Opens what the file includes; gives the reason and the remedy, in sentences, where that cannot be had. */
  include(pattern: string, from: SourceFile): Promise<readonly SourceFile[] | string>;
  /** Told while the file is read. */
  onProgress?(bytesRead: number): void;
}

/** How an import reaches the database: single statements, and one transaction under the book's lock. */
export interface ImportDesk extends Sql {
  lockedTransaction<T>(change: (sql: Sql) => Promise<T>): Promise<T>;
  /** Folds what came into the book's sums where that is more than reports should read. */
  fold(): Promise<unknown>;
  /** Statements beside that transaction; null where the database has one session. */
  readonly besides: Sql | null;
}

/**
 * Reads a file into a book, whole or not at all: an ERROR keeps every line of it out. Returns the id of the import's
 * record, which holds the outcome and all problems. Throws only where the database does.
 */
export async function importFile(desk: ImportDesk, bookId: number, request: ImportRequest, now: () => Date): Promise<number> {
  const importId = await startImport(desk, bookId, { ...request, format: request.format ?? 'unknown' }, now());
  await runImport(desk, bookId, importId, request, now);
  return importId;
}

/** The second half of `importFile`, for a record that is open already. */
export async function runImport(
  desk: ImportDesk,
  bookId: number,
  importId: number,
  request: ImportRequest,
  now: () => Date,
): Promise<void> {
  let entriesAdded = 0;
  const words = new WordsBeside(desk.besides);
  try {
    const format = await formatOf(request);
    const progress = new ProgressNote(desk.besides, bookId, importId, now);
    const source = new CountedSource(request, (bytesRead) => {
      progress.note(bytesRead);
      if (progress.isCancelled) throw new KeptOut(cancelled);
    });
    await desk.lockedTransaction(async (sql) => {
      if (!(await isWanted(sql, bookId, importId))) throw new KeptOut(cancelled);
      progress.begin();
      const sync = request.sync ? await Sync.open(sql, bookId, importId, request.fileName) : null;
      const outcome = await readInto({ sql, bookId, importId, words }, format, source, sync, {
        include: request.include,
        defaultYear: now().getUTCFullYear(),
        bank: await readBankSurroundings(sql, bookId, request.bank ?? noBankOptions),
        detect: (head, name) => formatNamed(request.format) ?? detectFormat(head, name),
      });
      const isOnlyTried = request.dryRun || (request.confirmColumns === true && outcome.table?.isGuessed === true);
      if (outcome.status === 'FAILED' || isOnlyTried) throw new KeptOut({ ...outcome, isOnlyTried });
      await finishImport(sql, bookId, importId, outcome, now());
      entriesAdded = outcome.transactionsAdded;
    });
  } catch (error) {
    const keptOut = error instanceof KeptOut;
    await finishImport(desk, bookId, importId, keptOut ? error.outcome : { ...nothing, problems: [brokenOff] }, now());
    if (keptOut) return;
    throw error;
  } finally {
    await words.idle();
  }
  const folding = desk.fold();
  // Other tables, and seconds each after a large import: side by side where there is more than one session.
  if (!desk.besides) await folding;
  await Promise.all([folding, refreshStatistics(desk, { bookId, entriesAdded })]);
}

/** The format that was asked for, else the one that the file's first bytes look like. Throws `KeptOut` where there is none. */
async function formatOf(request: ImportRequest): Promise<Format> {
  const head = await headOf(request);
  if (head.trim() === '') throw new KeptOut({ ...nothing, problems: [emptyFile(request)] });
  // What is asked for is what is in the zip.
  const format =
    zip.recognises(head, request.fileName) > 0
      ? zip
      : request.format === null
        ? detectFormat(head, request.fileName)
        : formatNamed(request.format);
  if (!format) throw new KeptOut({ ...nothing, problems: [unknownFormat(request)] });
  return format;
}

function formatNamed(asked: string | null): Format | null {
  return formats.find(({ name }) => name === asked && name !== zip.name) ?? null;
}

/** Rolls the transaction back and carries out what was found: a dry run, a file with errors, or none that can be read. */
class KeptOut extends Error {
  constructor(readonly outcome: Outcome) {
    super('kept out');
  }
}

/** Of an import that nothing came of. */
export const nothing: Outcome = {
  status: 'FAILED',
  format: 'unknown',
  transactionsAdded: 0,
  transactionsChanged: 0,
  transactionsRemoved: 0,
  duplicatesSkipped: 0,
  pricesAdded: 0,
  mainCommodity: null,
  bytesRead: 0,
  digest: null,
  problems: [],
  table: null,
  isOnlyTried: false,
};

const cancelled: Outcome = {
  ...nothing,
  status: 'CANCELLED',
  problems: [
    {
      severity: 'WARNING',
      place: null,
      code: 'CANCELLED',
      message: 'Stopped by somebody. Nothing of the file was kept; it can be imported again.',
      text: null,
    },
  ],
};

/** Where an import writes. */
interface Target {
  readonly sql: Sql;
  readonly bookId: number;
  readonly importId: number;
  readonly words: WordsBeside;
}

async function readInto(
  { sql, bookId, importId, words }: Target,
  format: Format,
  source: CountedSource,
  sync: Sync | null,
  context: FormatContext,
): Promise<Outcome> {
  const asideBefore = await readSetAside(sql, bookId);
  const chart = await ChartWriter.open(sql, bookId, importId);
  const ahead = new OneAhead();
  const writer = new EntryWriter(sql, bookId, importId, chart, ahead, words);
  const rates = new PriceWriter(sql, bookId, importId, chart, format.name);
  const memory = new BankMemory(sql, bookId, importId, chart);
  const problems = await takeAll(format.read(source, context), { chart, writer, rates, ahead, memory, sync });
  const failed = problems.some(({ severity }) => severity === 'ERROR');
  let synced: SyncCounts = { changed: 0, removed: 0 };
  if (!failed) {
    await writer.close();
    if (sync) synced = await sync.close();
    await memory.close();
    await chart.close();
    await markSucceeded(sql, bookId, importId, format, writer);
    const found =
      memory.accounts.size > 0 ? await bankFindings(sql, bookId, importId, format, chart) : await journalFindings(sql, bookId, importId);
    await settleBook(sql, bookId);
    problems.push(...(await openingProblems(sql, bookId, importId, asideBefore)));
    problems.push(...(await oddRateProblems(sql, bookId, importId, rates.places)));
    problems.push(...found, ...(memory.accounts.size > 0 ? await statedBalanceProblems(sql, bookId, importId) : []));
  }
  const counts = {
    transactionsAdded: writer.transactionsAdded - synced.changed,
    transactionsChanged: synced.changed,
    transactionsRemoved: synced.removed,
    duplicatesSkipped: writer.duplicatesSkipped,
    pricesAdded: rates.added,
  };
  return {
    ...nothing,
    ...(failed ? {} : counts),
    status: failed ? 'FAILED' : 'SUCCEEDED',
    format: format.name,
    mainCommodity: writer.mainCommodity,
    bytesRead: source.bytesRead,
    digest: source.digest,
    problems,
    table: memory.table,
  };
}

/** What only shows when a bank's lines stand beside what was in the book before. */
async function bankFindings(sql: Sql, bookId: number, importId: number, format: Format, chart: ChartWriter): Promise<Problem[]> {
  await gatherOwnLines(sql, bookId, importId);
  await notePossibleDuplicates(sql, bookId, importId, format.name);
  const transfers = transferProblems(await findTransfers(sql, bookId, chart));
  const doubtful = await countPossibleDuplicates(sql, bookId, importId);
  return [...transfers, ...(doubtful > 0 ? [possibleDuplicatesProblem(doubtful)] : [])];
}

/** Lines of banks that a journal tells of, too, which came in before it or stayed when it was taken out. */
async function journalFindings(sql: Sql, bookId: number, importId: number): Promise<Problem[]> {
  const doubtful = await noteDoubtfulLines(sql, bookId, importId);
  return doubtful > 0 ? [possibleDuplicatesProblem(doubtful)] : [];
}

/** The book's first currency is decided by its imports, and lines of banks are told by their format: this one must count before that. */
async function markSucceeded(sql: Sql, bookId: number, importId: number, format: Format, writer: EntryWriter): Promise<void> {
  const rows = await sql.query(
    `update import set status = 'SUCCEEDED', format = $3, main_commodity = $4, first_date = $5, first_posting_date = $6
      where book_id = $1 and id = $2 and status <> 'CANCELLED' returning id`,
    [bookId, importId, format.name, writer.mainCommodity, writer.firstDate, writer.firstPostingDate],
  );
  if (rows.length === 0) throw new KeptOut(cancelled);
}

/** What the items of a file go into. */
interface Writers {
  readonly chart: ChartWriter;
  readonly writer: EntryWriter;
  readonly rates: PriceWriter;
  readonly ahead: OneAhead;
  readonly memory: BankMemory;
  readonly sync: Sync | null;
}

/** Writes items in batches. After the first ERROR nothing more is written, but reading goes on: all problems are wanted. */
async function takeAll(batches: AsyncIterable<readonly JournalItem[]>, writers: Writers): Promise<Problem[]> {
  const { chart, writer, rates, ahead, memory, sync } = writers;
  const problems: Problem[] = [];
  let entries: Entry[] = [];
  let prices: PriceRecord[] = [];
  let failed = false;
  const take = (problem: Problem) => {
    failed ||= problem.severity === 'ERROR';
    if (problems.length < importProblemsMax) problems.push(problem);
  };
  const flush = async () => {
    const [nextEntries, nextPrices] = [entries, prices];
    entries = [];
    prices = [];
    if (failed) return;
    const prepared = await writer.prepare(nextEntries);
    await ahead.start(async () => {
      await writer.enter(prepared);
      await rates.add(nextPrices);
    });
  };
  try {
    for await (const batch of batches) {
      // The batch that is under way goes on only when the database's answers are heard.
      await setImmediate();
      if (sync) await noteAll(sync, batch, ahead);
      for (const item of batch) {
        const fault = storeFaultOf(item);
        if (fault) take(fault);
        else if (item.kind === 'entry') entries.push(item.entry);
        else if (item.kind === 'price') prices.push(item.price);
        else if (item.kind === 'account') chart.declareAccount(item.account.name, item.account.type, item.account.role);
        else if (item.kind === 'commodity') chart.noteDigits(item.commodity.symbol, item.commodity.digits);
        else if (item.kind === 'problem') take(item.problem);
        else memory.note(item);
        if (entries.length >= importBatchEntries || prices.length >= importBatchEntries) await flush();
      }
    }
    await flush();
  } finally {
    // The transaction may not end while a batch is under way.
    await ahead.idle();
  }
  return problems;
}

/** What a file still holds, whatever else becomes of it. */
async function noteAll(sync: Sync, batch: readonly JournalItem[], ahead: OneAhead): Promise<void> {
  for (const item of batch) {
    if (item.kind === 'price') sync.notePrice(item.price);
    if (item.kind !== 'entry' || !sync.note(item.entry)) continue;
    await ahead.idle();
    await sync.flush();
  }
}

/** Most likely the wrong file, or an export that went wrong: better said than passed over. */
function emptyFile(request: ImportRequest): Problem {
  const message = 'This file is empty. Look whether it was saved, and whether it is the file you meant.';
  return { severity: 'ERROR', place: { file: request.fileName, line: 1 }, code: 'EMPTY_FILE', message, text: null };
}

function unknownFormat(request: ImportRequest): Problem {
  const known = formats.map(({ name }) => name).join(', ');
  const found = request.format === null ? 'This file is none that Farthing can read' : `There is no format named ${request.format}`;
  return {
    severity: 'ERROR',
    place: { file: request.fileName, line: 1 },
    code: 'UNKNOWN_FORMAT',
    message: `${found}. It reads: ${known}. Name one with --format (or ?format=) if the file is one of these.`,
    text: null,
  };
}

const brokenOff: Problem = {
  severity: 'ERROR',
  place: null,
  code: 'INTERRUPTED',
  message: 'The import broke off because of a fault on our side. Nothing of the file was kept; the log says more.',
  text: null,
};
