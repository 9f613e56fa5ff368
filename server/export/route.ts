import { createReadStream, createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Request, type RequestHandler, type Response, Router } from 'express';
import { filterNamesMax, filterTextLengthMax } from '../config/limits.ts';
import type { Context } from '../context.ts';
import { Refusal } from '../ledger/refusal.ts';
import type { Sql } from '../ledger/sql.ts';
import { requireFilter } from '../ledger/transaction-filter.ts';
import { discardStrayExports, inExportFolder } from './export-folder.ts';
import { filterOf } from './filter.ts';
import { journalText } from './journal-text.ts';
import { ExportPlaces } from './places.ts';
import { tables } from './tables.ts';

interface RouteParts {
  /** Who asks, by the request's credential and headers, and until when; refuses who may not read. */
  readerOf(request: Request, response: Response): Promise<Reader>;
  /** Takes an export from the budget of who asks; refuses where it is used up. */
  charge(context: Context): Promise<unknown>;
  readonly now: () => Date;
}

export interface Reader {
  readonly context: Context;
  /** Aborted when the export is not wanted any more, or takes too long. What the context reads ends with it. */
  readonly signal: AbortSignal;
}

/** What is sent: read in one snapshot, under a name. */
interface Export {
  readonly type: string;
  readonly name: string;
  text(sql: Sql): AsyncIterable<string>;
}

/** GET /export/journal and GET /export/{transactions,accounts,prices}.csv. */
export function exportRoutes(parts: RouteParts): RequestHandler {
  const router = Router();
  const places = new ExportPlaces();
  const answerWith = (exportOf: (book: Context['book'], request: Request) => Export): RequestHandler => {
    return async (request, response) => {
      response.setHeader('Cache-Control', 'private, no-store');
      const { context, signal } = await parts.readerOf(request, response);
      const what = exportOf(context.book, request);
      const giveBack = places.takeFor(context.viewer.credential);
      try {
        await parts.charge(context);
        await discardStrayExports(parts.now());
        await send(response, what, (read) => places.reading(() => context.snapshot(read)), signal);
      } catch (error) {
        // Nobody is there to be told, and nothing is wrong with it.
        if (!signal.aborted || !response.destroyed) throw error;
      } finally {
        giveBack();
      }
    };
  };
  router.get(
    '/journal',
    answerWith((book) => ({ type: 'text/plain', name: `${fileNameOf(book.name)}.journal`, text: (sql) => journalText(sql, book) })),
  );
  for (const [name, table] of Object.entries(tables)) {
    router.get(
      `/${name}`,
      answerWith((book, request) => {
        const filter = filterOf({ ...request.query });
        requireFilter(filter, { textLengthMax: filterTextLengthMax, namesMax: filterNamesMax });
        return { type: 'text/csv', name, text: (sql) => table(sql, book.id, filter) };
      }),
    );
  }
  return router;
}

/**
 * One snapshot, written to disk first: a slow reader would else hold a transaction open, and with the embedded database
 * everybody. Nothing is sent before all of it is there, so that what arrives is whole.
 */
function send(response: Response, { type, name, text }: Export, snapshot: Context['snapshot'], signal: AbortSignal): Promise<void> {
  return inExportFolder(async (folder) => {
    const file = join(folder, 'body');
    await snapshot((sql) => pipeline(Readable.from(whileWanted(text(sql), signal)), createWriteStream(file, { mode: 0o600 })));
    // The name's ending would decide the type.
    response.attachment(name).type(`${type}; charset=utf-8`);
    await pipeline(createReadStream(file), response, { signal });
  });
}

/** The database cancels what it is at; between two statements, and where it has no way to cancel, nothing more is begun. */
async function* whileWanted(text: AsyncIterable<string>, signal: AbortSignal): AsyncGenerator<string> {
  for await (const piece of text) {
    if (signal.aborted) throw new Refusal('TIMEOUT', 'This took too long, and was given up. Ask for a shorter time.');
    yield piece;
  }
}

function fileNameOf(name: string): string {
  return name.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-+|-+$/g, '') || 'book';
}
