import { pageSizeMax } from '../config/limits.ts';
import type { Context } from '../context.ts';
import { CursorCodec } from '../ledger/cursor.ts';
import { readImportPage } from '../ledger/imports.sql.ts';
import { numberWithin } from '../ledger/node-id.ts';
import { forwardPage, pageWindow } from '../ledger/page-window.ts';
import { type Connection, connectionOf } from '../nouns/connection.types.ts';
import { type Import, importOf } from '../nouns/import.types.ts';
import { type ProblemRow, readProblems } from './problems.sql.ts';

/** The import of this global id; null where this book has none. */
export async function importById(context: Context, id: string): Promise<Import | null> {
  const importId = importIdOf(context, id);
  const facts = importId === null ? null : await context.loaders.import.load(importId);
  return facts && importOf(context.book.id, facts);
}

/** The number of an import within the request's book; null for other ids and other books. */
export function importIdOf(context: Context, id: string): number | null {
  return numberWithin('Import', context.book.id, id);
}

const isNumber = (text: string) => /^\d{1,9}$/.test(text);

/** A page of the book's imports, newest first. */
export async function importPage(context: Context, first: number, after?: string | null, dryRuns = true): Promise<Connection<Import>> {
  const { book } = context;
  const cursors = new CursorCodec(['imports', book.id], [isNumber]);
  const window = pageWindow({ first, after }, { usual: first, max: pageSizeMax }, cursors);
  const before = window.after && Number(window.after[0]);
  const rows = await context.snapshot((sql) => readImportPage(sql, book.id, before, window.size + 1, dryRuns));
  return connectionOf(
    forwardPage(window, rows),
    cursors,
    (row) => [String(row.id)],
    (row) => importOf(book.id, row),
  );
}

/** A page of an import's problems; the pages of all imports that are asked for alike are read together. */
export async function problemPage(
  context: Context,
  importId: number,
  first: number,
  after?: string | null,
): Promise<Connection<ProblemRow> & { totalCount: number }> {
  const cursors = new CursorCodec(['problems', context.book.id, importId], [isNumber]);
  const window = pageWindow({ first, after }, { usual: first, max: pageSizeMax }, cursors);
  const position = window.after ? Number(window.after[0]) : 0;
  const loader = context.loaders.own(`problems ${position} ${window.size}`, (_sql, bookId, ids: readonly number[]) =>
    context.snapshot((sql) => readProblems(sql, bookId, ids, position, window.size + 1)),
  );
  const { rows, totalCount } = await loader.load(importId);
  const page = connectionOf(
    forwardPage(window, rows),
    cursors,
    (row) => [String(row.position)],
    (row) => row,
  );
  return { ...page, totalCount };
}
