import type { Request, RequestHandler } from 'express';
import type { Logger } from 'pino';
import { fileNameLengthMax, idempotencyKeyLengthMax } from '../config/limits.ts';
import { printNodeId } from '../ledger/node-id.ts';
import type { ImportBook } from '../ledger/own-book.sql.ts';
import { badInput, Refusal } from '../ledger/refusal.ts';
import type { BankOptions } from './bank.ts';
import { BadBankOption, mappingFromPairs, requireBankOptions } from './bank-options.ts';
import { formats } from './formats/index.ts';
import { type ImportDesk, type ImportRequest, runImport } from './import-file.ts';
import { startImportOnce } from './import-record.sql.ts';
import { type ImportReport, readReport } from './report.sql.ts';
import type { Spool } from './spool.ts';

interface RouteParts {
  readonly logger: Pick<Logger, 'error'>;
  readonly now: () => Date;
  readonly spool: Spool;
  /** The book that the request's credential and headers lead to. Refuses the demo company. */
  bookOf(request: Request): Promise<ImportBook & { readonly actor: string }>;
  deskOf(bookId: number): ImportDesk;
  /** Told of each import that goes on after its request was answered, so that the server can wait for it when it ends. */
  goesOn(running: Promise<unknown>): void;
}

/**
 * POST /imports: the body is the file. It is spooled to disk first, so that a slow sender holds up nobody, then read
 * into the book. Answers 202 with the id at once, or with `wait=true` the finished import (422 where it failed).
 */
export function importRoute(parts: RouteParts): RequestHandler {
  return async (request, response) => {
    const query = queryOf(request);
    const idempotencyKey = idempotencyKeyOf(request);
    const book = await parts.bookOf(request);
    const spooled = await parts.spool.take(request);
    const desk = parts.deskOf(book.id);
    const { open, bytesTotal, digest } = spooled;
    const what: ImportRequest = { ...query, idempotencyKey, open, bytesTotal, include: async () => includeRefusal };
    const bookFacts = { id: printNodeId('Book', book.id), name: book.name, created: book.created };
    const begin = async () => {
      const started = await startImportOnce(
        desk,
        book.id,
        { ...what, format: query.format ?? 'unknown', digest, actor: book.actor },
        parts.now(),
      );
      if (started.isNew) await spooled.keep(book.id, started.id, { ...query, bytesTotal });
      return started;
    };
    const started = await begin().catch(async (error) => {
      await spooled.remove();
      throw error;
    });
    const id = printNodeId('Import', book.id, started.id);
    if (!started.isNew) {
      await spooled.remove();
      if (started.isOther) throw new Refusal('CONFLICT', keyReused);
      const report = await readReport(desk, book.id, started.id);
      const isOver = !['QUEUED', 'READING'].includes(report.status);
      response
        .status(!query.wait || !isOver ? 202 : statusOf(report))
        .json(query.wait && isOver ? { ...report, book: bookFacts } : { id, book: bookFacts });
      return;
    }
    // Where the database went away in its middle the body stays, and the import is run again (see resume.ts).
    const running = runImport(desk, book.id, started.id, what, parts.now).then(spooled.remove);
    if (!query.wait) {
      parts.goesOn(running.catch((error: unknown) => parts.logger.error({ err: error, importId: id }, 'import broke off')));
      response.status(202).json({ id, book: bookFacts });
      return;
    }
    await running;
    const report = await readReport(desk, book.id, started.id);
    response.status(statusOf(report)).json({ ...report, book: bookFacts });
  };
}

function statusOf({ status }: ImportReport): number {
  return status === 'FAILED' ? 422 : 200;
}

/** The same key, file and options give the first answer, so that a request that was not heard can be sent again. */
function idempotencyKeyOf(request: Request): string | null {
  const key = request.get('Idempotency-Key')?.trim() ?? '';
  if (key.length > idempotencyKeyLengthMax) throw badInput(`Idempotency-Key may have at most ${idempotencyKeyLengthMax} characters.`);
  return key === '' ? null : key;
}

const keyReused =
  'This Idempotency-Key came with another file or other options before. Take a new key for a new file, and for another try of one.';

/** Why a file that comes over HTTP cannot include others. */
export const includeRefusal =
  'A file that comes over HTTP cannot include others. Import it from the command line, or take the include away.';

interface ImportQuery {
  readonly fileName: string;
  readonly format: string | null;
  readonly dryRun: boolean;
  readonly sync: boolean;
  readonly confirmColumns: boolean;
  readonly wait: boolean;
  readonly bank: BankOptions;
}

/** A parameter that may be given once; null where it is left out. */
function textIn(request: Request, name: string): string | null {
  const value = request.query[name];
  if (value !== undefined && typeof value !== 'string') throw badInput(`?${name}= must be given once.`, name);
  return value ?? null;
}

/** `?account=`, `?counterAccount=`, `?currency=`, and a table's columns as `?csv.date=`, `?csv.amount=`, ... */
function bankOptionsIn(request: Request): BankOptions {
  const pairs = Object.entries(request.query).flatMap(([name, value]) =>
    name.startsWith('csv.') ? [value].flat().map((one) => [name.slice(4), String(one)] as const) : [],
  );
  try {
    return requireBankOptions({
      account: textIn(request, 'account'),
      counterAccount: textIn(request, 'counterAccount'),
      currency: textIn(request, 'currency'),
      csv: mappingFromPairs(pairs) ?? null,
    });
  } catch (error) {
    if (error instanceof BadBankOption) throw badInput(`?${error.option}=: ${error.message}`, error.option);
    throw error;
  }
}

function queryOf(request: Request): ImportQuery {
  const text = (name: string) => textIn(request, name);
  const flag = (name: string) => {
    const value = text(name) ?? 'false';
    if (value !== 'true' && value !== 'false') throw badInput(`?${name}= must be true or false.`, name);
    return value === 'true';
  };
  const fileName = text('fileName');
  if (!fileName) throw badInput('?fileName= is missing: the name of the file, for example /imports?fileName=2026.journal.', 'fileName');
  if (fileName.length > fileNameLengthMax) throw badInput(`?fileName= may have at most ${fileNameLengthMax} characters.`, 'fileName');
  const format = text('format');
  const known = formats.map(({ name }) => name);
  if (format !== null && !known.includes(format))
    throw badInput(`?format= must be one of ${known.join(', ')}; leave it out to detect it.`, 'format');
  return {
    fileName,
    format,
    dryRun: flag('dryRun'),
    sync: flag('sync'),
    confirmColumns: flag('confirmColumns'),
    wait: flag('wait'),
    bank: bankOptionsIn(request),
  };
}
