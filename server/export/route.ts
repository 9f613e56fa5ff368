import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import type { IncomingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type RequestHandler, type Response, Router } from 'express';
import { filterNamesMax, filterTextLengthMax } from '../config/limits.ts';
import type { Context } from '../context.ts';
import type { Sql } from '../ledger/sql.ts';
import { requireFilter } from '../ledger/transaction-filter.ts';
import { filterOf } from './filter.ts';
import { journalText } from './journal-text.ts';
import { tables } from './tables.ts';

/** Who asks, by the request's credential and headers; refuses who may not read. */
type ContextOf = (headers: IncomingHttpHeaders) => Promise<Context>;

/** GET /export/journal and GET /export/{transactions,accounts,prices}.csv. */
export function exportRoutes(contextOf: ContextOf): RequestHandler {
  const router = Router();
  router.get('/journal', async (request, response) => {
    const { book, snapshot } = await contextOf(request.headers);
    await send(response, { type: 'text/plain', name: `${fileNameOf(book.name)}.journal` }, snapshot, (sql) => journalText(sql, book));
  });
  for (const [name, table] of Object.entries(tables)) {
    router.get(`/${name}`, async (request, response) => {
      const { book, snapshot } = await contextOf(request.headers);
      const filter = filterOf({ ...request.query });
      requireFilter(filter, { textLengthMax: filterTextLengthMax, namesMax: filterNamesMax });
      await send(response, { type: 'text/csv', name }, snapshot, (sql) => table(sql, book.id, filter));
    });
  }
  return router;
}

/**
 * One snapshot, written to disk first: a slow reader would else hold a transaction open, and with the embedded database
 * everybody. Nothing is sent before all of it is there, so that what arrives is whole.
 */
async function send(
  response: Response,
  { type, name }: { readonly type: string; readonly name: string },
  snapshot: Context['snapshot'],
  text: (sql: Sql) => AsyncIterable<string>,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'farthing-export-'));
  const file = join(folder, 'body');
  try {
    await snapshot((sql) => pipeline(Readable.from(text(sql)), createWriteStream(file, { mode: 0o600 })));
    // The name's ending would decide the type.
    response.attachment(name).type(`${type}; charset=utf-8`);
    await pipeline(createReadStream(file), response);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function fileNameOf(name: string): string {
  return name.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-+|-+$/g, '') || 'book';
}
