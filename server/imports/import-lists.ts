import { pageSizeMax } from '../config/limits.ts';
import type { Context } from '../context.ts';
import { readImportPage } from '../ledger/imports.sql.ts';
import { parseNodeId, printNodeId } from '../ledger/node-id.ts';
import { type Connection, forwardPage, parseCursor, printCursor, requirePageSize } from '../ledger/page.ts';
import { type Import, importOf } from '../nouns/import.types.ts';
import { countProblems, type ProblemRow, readProblems } from './problems.sql.ts';

/** The import of this global id; null where this book has none. */
export async function importById(context: Context, id: string): Promise<Import | null> {
  const importId = importIdOf(context, id);
  const facts = importId === null ? null : await context.loaders.import.load(importId);
  return facts && importOf(context.book.id, facts);
}

/** The number of an import within the request's book; null for other ids and other books. */
export function importIdOf(context: Context, id: string): number | null {
  const node = parseNodeId(id);
  const isHere = node?.kind === 'Import' && node.bookId === context.book.id && node.rest[0]!.length <= 9;
  return isHere ? Number(node.rest[0]) : null;
}

export async function importPage(context: Context, first: number, after?: string | null): Promise<Connection<Import>> {
  const size = requirePageSize(first, pageSizeMax);
  const before = !after ? null : Number(parseCursor('imports', 1, after)[0]);
  const rows = await context.snapshot((sql) => readImportPage(sql, context.book.id, before, size + 1));
  return forwardPage(rows, size, Boolean(after), (row) => ({
    cursor: printCursor('imports', String(row.id)),
    node: importOf(context.book.id, row),
  }));
}

export async function problemPage(
  context: Context,
  importId: number,
  first: number,
  after?: string | null,
): Promise<Connection<ProblemRow> & { totalCount: number }> {
  const size = requirePageSize(first, pageSizeMax);
  const list = `problems ${printNodeId('Import', context.book.id, importId)}`;
  const position = !after ? 0 : Number(parseCursor(list, 1, after)[0]);
  return context.snapshot(async (sql) => {
    const rows = await readProblems(sql, context.book.id, importId, position, size + 1);
    const page = forwardPage(rows, size, Boolean(after), (row) => ({ cursor: printCursor(list, String(row.position)), node: row }));
    return { ...page, totalCount: await countProblems(sql, context.book.id, importId) };
  });
}
