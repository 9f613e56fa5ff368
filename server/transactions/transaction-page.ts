import { entryPageUsual, filterNamesMax, filterTextLengthMax, pageSizeMax } from '../config/limits.ts';
import type { Context } from '../context.ts';
import { CursorCodec } from '../ledger/cursor.ts';
import { readBookSettings } from '../ledger/frame.sql.ts';
import { pageWindow, readPage } from '../ledger/page-window.ts';
import { requireFilter } from '../ledger/transaction-filter.ts';
import { connectionOf } from '../nouns/connection.types.ts';
import { transactionOf } from '../nouns/transaction.types.ts';
import { readListScope } from './list/list-scope.sql.ts';
import { readTotal, type Total } from './list/total.sql.ts';
import { keyOf, keyPartsOf } from './order.ts';
import { readSpan } from './transactions.sql.ts';
import type { TransactionConnection, TransactionsArguments } from './transactions.types.ts';

const sizes = { usual: entryPageUsual, max: pageSizeMax };

/** One page of the entries that a filter means. Refuses bad sizes, bounds and cursors. */
export async function transactionPage(context: Context, page: TransactionsArguments): Promise<TransactionConnection> {
  const { book } = context;
  const filter = page.filter ?? {};
  const order = page.orderBy;
  requireFilter(filter, { textLengthMax: filterTextLengthMax, namesMax: filterNamesMax });
  const cursors = new CursorCodec(['transactions', book.id, filter, order], keyPartsOf(order));
  const window = pageWindow(page, sizes, cursors);
  const found = await context.snapshot(async (sql) => {
    // How large the book is decides here only which way is taken, so that the size from before a write will do.
    const scope = await readListScope(sql, book, filter, order);
    return readPage(window, (span) => readSpan(sql, scope, span));
  });
  const connection = connectionOf(
    found,
    cursors,
    (row) => keyOf(order, row),
    (row) => transactionOf(book.id, row),
  );
  // Asked for by two fields, read once, and only where one of them is selected.
  let total: Promise<Total> | undefined;
  const readOnce = () => {
    total ??= context.snapshot(async (sql) => {
      const asOfNow = (await readBookSettings(sql, book.id)) ?? book;
      return readTotal(sql, await readListScope(sql, asOfNow, filter, order));
    });
    return total;
  };
  return { ...connection, total: readOnce };
}
