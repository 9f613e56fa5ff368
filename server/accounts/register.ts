import { pageSizeMax } from '../config/limits.ts';
import type { Context } from '../context.ts';
import { CursorCodec } from '../ledger/cursor.ts';
import { readBookSettings } from '../ledger/frame.sql.ts';
import { pageWindow, readPage, type Span } from '../ledger/page-window.ts';
import { requireRange } from '../ledger/period.ts';
import type { Account } from '../nouns/account.types.ts';
import { type Connection, connectionOf } from '../nouns/connection.types.ts';
import { type Posting, postingOf } from '../nouns/posting.types.ts';
import type { RegisterArguments } from './accounts.types.ts';
import { readRegisters, registerKeyOf, registerKeyParts } from './register.sql.ts';

/** A page of an account's register; the pages of all accounts that are asked for alike are read together. */
export async function registerPage(context: Context, account: Account, page: RegisterArguments): Promise<Connection<Posting>> {
  const bookId = context.book.id;
  const range = page.range ? requireRange(page.range.from, page.range.to) : null;
  const scope = { range, withChildren: page.withChildren };
  const cursors = new CursorCodec(['register', bookId, account.accountId, scope], registerKeyParts);
  const window = pageWindow({ first: page.first, after: page.after }, { usual: page.first, max: pageSizeMax }, cursors);
  const read = (span: Span) =>
    context.loaders
      .own(`register ${JSON.stringify([scope, span])}`, (_sql, _bookId, ids: readonly number[]) =>
        context.snapshot(async (sql) => {
          // As of the snapshot: sums are looked for between its first and last day, and what the request came with may be from before a write.
          const book = (await readBookSettings(sql, bookId)) ?? context.book;
          return readRegisters(sql, book, ids, scope, span);
        }),
      )
      .load(account.accountId);
  const found = await readPage(window, read);
  return connectionOf(found, cursors, registerKeyOf, (row) => postingOf(bookId, row, row.runningBalance));
}
