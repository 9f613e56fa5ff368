import { longPageSizeMax } from '../config/limits.ts';
import type { Context } from '../context.ts';
import { CursorCodec } from '../ledger/cursor.ts';
import { readChart } from '../ledger/frame.sql.ts';
import type { AccountType } from '../ledger/nouns.ts';
import { pageWindow, readPage, spanOf } from '../ledger/page-window.ts';
import { type Account, accountOf } from '../nouns/account.types.ts';
import { type Connection, connectionOf } from '../nouns/connection.types.ts';

/** A page of the chart of accounts, in tree order. */
export async function accountPage(
  context: Context,
  first: number,
  after: string | null,
  type: AccountType | null,
): Promise<Connection<Account>> {
  const { book } = context;
  const cursors = new CursorCodec(['accounts', book.id, type], [(text) => /^\d{1,10}$/.test(text)]);
  const window = pageWindow({ first, after }, { usual: first, max: longPageSizeMax }, cursors);
  const chart = await context.snapshot((sql) => readChart(sql, book.id));
  const accounts = type === null ? chart.accounts : chart.ofType(type);
  const keyOf = (account: { id: number }) => [String(account.id)];
  const page = await readPage(window, async (span) => spanOf(accounts, keyOf, span));
  return connectionOf(page, cursors, keyOf, (account) => accountOf(book.id, account));
}
