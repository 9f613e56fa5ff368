import type DataLoader from 'dataloader';
import { pageSizeMax } from '../config/limits.ts';
import type { Context } from '../context.ts';
import { CursorCodec } from '../ledger/cursor.ts';
import { pageWindow, readPage, spanOf } from '../ledger/page-window.ts';
import type { Sql } from '../ledger/sql.ts';
import { type Book, bookOf } from '../nouns/book.types.ts';
import { type Connection, connectionOf } from '../nouns/connection.types.ts';

const cursors = new CursorCodec(['books'], [(text) => /^\d{1,9}$/.test(text)]);

/** The books that the viewer may name in the farthing-book header, in the order in which they were made. */
export async function bookPage(context: Context, first: number, after: string | null): Promise<Connection<Book>> {
  const window = pageWindow({ first, after }, { usual: first, max: pageSizeMax }, cursors);
  const books = await context.viewerBooks();
  const keyOf = (book: { id: number }) => [String(book.id)];
  const page = await readPage(window, async (span) => spanOf(books, keyOf, span));
  return connectionOf(page, cursors, keyOf, bookOf);
}

/** A fact of each of several books. Each is asked for apart from the others, since no transaction sees two books. */
export function ofBooks<Fact>(
  context: Context,
  name: string,
  read: (sql: Sql, bookIds: readonly number[]) => Promise<readonly Fact[]>,
): DataLoader<number, Fact> {
  return context.loaders.own(name, async (_sql, _bookId, ids: readonly number[]) => {
    const facts = await Promise.all(ids.map((id) => context.snapshotOf(id, (sql) => read(sql, [id]))));
    return facts.flat();
  });
}
