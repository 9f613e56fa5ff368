import { createReadStream } from 'node:fs';
import { resolve } from 'node:path';
import type { BookAccess } from '../book-access.ts';
import type { BankOptions } from '../imports/bank.ts';
import { BadBankOption, mappingFromPairs, requireBankOptions } from '../imports/bank-options.ts';
import { formats } from '../imports/formats/index.ts';
import { importFile } from '../imports/import-file.ts';
import { type ImportReport, readReport } from '../imports/report.sql.ts';
import { bookForImport, demoRefusal, type NewBookSettings } from '../ledger/own-book.sql.ts';
import type { Sql } from '../ledger/sql.ts';
import { requireBook } from './books.ts';
import { includesFrom, requireFile } from './files.ts';
import { CommandFailed, type CommandIo } from './io.ts';
import { Progress } from './progress.ts';

interface ImportOptions {
  readonly book?: string;
  readonly format?: string;
  readonly dryRun?: boolean;
  readonly sync?: boolean;
  readonly json?: boolean;
  readonly account?: string;
  readonly counterAccount?: string;
  readonly currency?: string;
  /** `name=value`, each. */
  readonly csv?: readonly string[];
}

interface Surroundings {
  readonly sql: Sql;
  readonly io: CommandIo;
  readonly newBook: NewBookSettings;
  accessTo(bookId: number): BookAccess;
}

/** Imports files one after the other. Returns false where one of them failed; the others came in all the same. */
export async function importFiles(around: Surroundings, files: readonly string[], options: ImportOptions): Promise<boolean> {
  requireFormat(options.format);
  const bank = bankOptionsOf(options);
  const sizes = await Promise.all(files.map((file) => requireFile(resolve(around.io.cwd, file), file)));
  const book = await targetOf(around, options.book);
  const reports: ImportReport[] = [];
  for (const [index, file] of files.entries()) {
    const report = await importOne(around, book.id, { file, size: sizes[index]!, bank }, options);
    reports.push(report);
    for (const problem of report.problems)
      around.io.err(`${problem.file ?? file}:${problem.line ?? 0}: ${problem.code}: ${problem.message}\n`);
    if (!options.json) around.io.out(`${summaryOf(report, book.name)}\n`);
  }
  if (options.json) around.io.out(`${JSON.stringify({ book: book.name, imports: reports }, null, 2)}\n`);
  return reports.every(({ status }) => status === 'SUCCEEDED');
}

function requireFormat(format: string | undefined): void {
  const known = formats.map(({ name }) => name);
  if (format !== undefined && !known.includes(format)) {
    throw new CommandFailed(`--format ${format}: there is no such format. Leave it out to detect it, or name one of ${known.join(', ')}.`);
  }
}

function bankOptionsOf({ account, counterAccount, currency, csv = [] }: ImportOptions): BankOptions {
  const pairs = csv.map((pair) => {
    const at = pair.indexOf('=');
    if (at < 1) throw new CommandFailed(`--csv ${pair}: expected NAME=COLUMN, for example --csv date="Posting Date".`);
    return [pair.slice(0, at), pair.slice(at + 1)] as const;
  });
  try {
    const given = { account: account ?? null, counterAccount: counterAccount ?? null, currency: currency ?? null };
    return requireBankOptions({ ...given, csv: mappingFromPairs(pairs) ?? null });
  } catch (error) {
    if (error instanceof BadBankOption) throw new CommandFailed(`${error.option}: ${error.message}`);
    throw error;
  }
}

async function targetOf(around: Surroundings, named: string | undefined): Promise<{ id: number; name: string }> {
  if (named !== undefined) {
    const book = await requireBook(around.sql, named);
    if (book.isDemo) throw new CommandFailed(demoRefusal);
    return book;
  }
  const book = await bookForImport(around.sql, around.newBook, around.io.now());
  if (book.created) around.io.err(`Made a book of your own, "${book.name}", beside the demo company. It is the default from now on.\n`);
  return book;
}

interface NamedFile {
  readonly file: string;
  readonly size: number;
  readonly bank: BankOptions;
}

async function importOne(around: Surroundings, bookId: number, named: NamedFile, options: ImportOptions): Promise<ImportReport> {
  const { file, size, bank } = named;
  const path = resolve(around.io.cwd, file);
  const { importDesk } = around.accessTo(bookId);
  const progress = new Progress(around.io, file, size);
  const request = {
    fileName: file,
    format: options.format ?? null,
    dryRun: options.dryRun ?? false,
    sync: options.sync ?? false,
    idempotencyKey: null,
    bank,
    bytesTotal: size,
    open: () => createReadStream(path),
    include: includesFrom(path, file),
    onProgress: progress.note,
  };
  try {
    return await readReport(importDesk, bookId, await importFile(importDesk, bookId, request, around.io.now));
  } finally {
    progress.end();
  }
}

function summaryOf(report: ImportReport, book: string): string {
  if (report.status !== 'SUCCEEDED') return refusalOf(report, book);
  const added = `${counted(report.transactionsAdded, 'entry', 'entries')} and ${counted(report.pricesAdded, 'rate')}`;
  const skipped = report.duplicatesSkipped > 0 ? `; ${counted(report.duplicatesSkipped, 'entry was', 'entries were')} there already` : '';
  const verb = report.dryRun ? 'would add' : 'added';
  return `${report.fileName}: ${report.format}, ${verb} ${added} to "${book}"${syncedOf(report)}${skipped}. (${report.id})`;
}

function syncedOf({ transactionsChanged: changed, transactionsRemoved: removed, dryRun }: ImportReport): string {
  if (changed + removed === 0) return '';
  const [change, take] = dryRun ? ['would change', 'take out'] : ['changed', 'took out'];
  return `; ${change} ${counted(changed, 'entry', 'entries')} and ${take} ${counted(removed, 'entry', 'entries')}`;
}

function refusalOf(report: ImportReport, book: string): string {
  const errors = report.problems.filter(({ severity }) => severity === 'ERROR').length;
  // A file that was taken for another format has nothing but errors; the remedy is not in its lines then.
  const how = report.format === 'unknown' ? '' : `read as ${report.format} (--format reads it otherwise), `;
  return `${report.fileName}: ${how}kept out, because of ${counted(errors, 'error')}. The book "${book}" is as before.`;
}

function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
}
