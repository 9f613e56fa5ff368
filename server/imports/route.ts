import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import type { IncomingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Request, RequestHandler } from 'express';
import type { Logger } from 'pino';
import { fileNameLengthMax } from '../config/limits.ts';
import { printNodeId } from '../ledger/node-id.ts';
import type { ImportBook } from '../ledger/own-book.sql.ts';
import { badInput } from '../ledger/refusal.ts';
import type { BankOptions } from './bank.ts';
import { BadBankOption, mappingFromPairs, requireBankOptions } from './bank-options.ts';
import { formats } from './formats/index.ts';
import { type ImportDesk, type ImportRequest, runImport } from './import-file.ts';
import { startImport } from './import-record.sql.ts';
import { readReport } from './report.sql.ts';

interface RouteParts {
  readonly logger: Pick<Logger, 'error'>;
  readonly now: () => Date;
  /** The book that the request's credential and headers lead to. Refuses the demo company. */
  bookOf(headers: IncomingHttpHeaders): Promise<ImportBook>;
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
    const book = await parts.bookOf(request.headers);
    const spooled = await spool(request);
    const desk = parts.deskOf(book.id);
    const what: ImportRequest = { ...query, idempotencyKey: null, ...spooled, include: async () => includeRefusal };
    const importId = await startImport(desk, book.id, { ...what, format: query.format ?? 'unknown' }, parts.now()).catch(async (error) => {
      await spooled.remove();
      throw error;
    });
    const running = runImport(desk, book.id, importId, what, parts.now).finally(spooled.remove);
    const id = printNodeId('Import', book.id, importId);
    const bookFacts = { id: printNodeId('Book', book.id), name: book.name, created: book.created };
    if (!query.wait) {
      parts.goesOn(running.catch((error: unknown) => parts.logger.error({ err: error, importId: id }, 'import broke off')));
      response.status(202).json({ id, book: bookFacts });
      return;
    }
    await running;
    const report = await readReport(desk, book.id, importId);
    response.status(report.status === 'FAILED' ? 422 : 200).json({ ...report, book: bookFacts });
  };
}

const includeRefusal = 'A file that comes over HTTP cannot include others. Import it from the command line, or take the include away.';

interface ImportQuery {
  readonly fileName: string;
  readonly format: string | null;
  readonly dryRun: boolean;
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
  return { fileName, format, dryRun: flag('dryRun'), wait: flag('wait'), bank: bankOptionsIn(request) };
}

/** The body on disk, readable as often as needed, until `remove`. */
async function spool(request: Request): Promise<Pick<ImportRequest, 'open' | 'bytesTotal'> & { remove(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'farthing-import-'));
  const file = join(folder, 'body');
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    const sink = createWriteStream(file, { mode: 0o600 });
    await pipeline(request, sink);
    return { open: () => createReadStream(file), bytesTotal: sink.bytesWritten, remove };
  } catch (error) {
    await remove();
    throw error;
  }
}
