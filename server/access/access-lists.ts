import { pageSizeMax } from '../config/limits.ts';
import type { Context } from '../context.ts';
import { readApiKeys } from '../identity/api-keys.sql.ts';
import { type MemberRow, readMembers } from '../identity/people.sql.ts';
import { CursorCodec } from '../ledger/cursor.ts';
import { forwardPage, pageWindow } from '../ledger/page-window.ts';
import { type ApiKey, apiKeyOf } from '../nouns/api-key.types.ts';
import { type Connection, connectionOf } from '../nouns/connection.types.ts';

const isNumber = (text: string) => /^\d{1,9}$/.test(text);

/** A page of the book's keys, newest first. */
export async function keyPage(context: Context, first: number, after?: string | null): Promise<Connection<ApiKey>> {
  const { book } = context;
  const cursors = new CursorCodec(['api keys', book.id], [isNumber]);
  const window = pageWindow({ first, after }, { usual: first, max: pageSizeMax }, cursors);
  const before = window.after ? Number(window.after[0]) : null;
  const rows = await context.snapshot((sql) => readApiKeys(sql, book.id, before, window.size + 1));
  return connectionOf(
    forwardPage(window, rows),
    cursors,
    (row) => [String(row.id)],
    (row) => apiKeyOf(book.id, row),
  );
}

/** A page of the book's members. */
export async function memberPage(context: Context, first: number, after?: string | null): Promise<Connection<MemberRow>> {
  const { book } = context;
  const cursors = new CursorCodec(['members', book.id], [isNumber]);
  const window = pageWindow({ first, after }, { usual: first, max: pageSizeMax }, cursors);
  const behind = window.after ? Number(window.after[0]) : 0;
  const rows = await context.snapshot((sql) => readMembers(sql, book.id, behind, window.size + 1));
  return connectionOf(
    forwardPage(window, rows),
    cursors,
    (row) => [String(row.id)],
    (row) => row,
  );
}
