import { transactionColumns } from '../ledger/entries.sql.ts';
import { Bindings, keysetOf } from '../ledger/keyset.ts';
import type { Span } from '../ledger/page-window.ts';
import type { Sql } from '../ledger/sql.ts';
import { conditionsOf, type TransactionFilter } from '../ledger/transaction-filter.ts';
import { keysetOrderOf, type ListedTransaction, type TransactionOrder } from './order.ts';

/** The entries of a span, in the order in which the span counts them. */
export async function readSpan(
  sql: Sql,
  bookId: number,
  filter: TransactionFilter,
  order: TransactionOrder,
  span: Span,
): Promise<ListedTransaction[]> {
  const bindings = new Bindings(bookId);
  const filtered = conditionsOf(filter, bookId, bindings);
  const { conditions, tail } = keysetOf(keysetOrderOf(order), span, bindings);
  return sql.query<ListedTransaction>(
    `select ${transactionColumns}, t.largest_amount as largest from transaction t
      where ${['t.book_id = $1', ...filtered, ...conditions].join(' and ')} ${tail}`,
    bindings.values,
  );
}

export async function countTransactions(sql: Sql, bookId: number, filter: TransactionFilter): Promise<number> {
  const bindings = new Bindings(bookId);
  const conditions = ['t.book_id = $1', ...conditionsOf(filter, bookId, bindings)];
  const [row] = await sql.query<{ count: number }>(
    `select count(*)::int as count from transaction t where ${conditions.join(' and ')}`,
    bindings.values,
  );
  return row!.count;
}
