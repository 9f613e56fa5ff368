import { Bindings, type KeysetOrder, keysetOf } from '../../ledger/keyset.ts';
import type { Span } from '../../ledger/page-window.ts';
import type { Sql } from '../../ledger/sql.ts';
import { keysetOrderOf, type ListedTransaction, type TransactionOrder } from '../order.ts';
import { isByAmountAlone, lesserOfAmount, walkedConditions, within } from './conditions.sql.ts';
import type { ListScope } from './list-scope.sql.ts';
import { listedColumns } from './walk.sql.ts';

/**
 * For a range of |amount| beside other conditions: where few entries have such an amount, they are looked at one by one, which
 * spares reading all postings of a busy account. What orders them is in the indexes of amounts, so that only as many are looked at as the page
 * needs. Null where more than `entriesMax` have one, or the range is all that is asked.
 */
export async function sieveAmounts(sql: Sql, scope: ListScope, span: Span, entriesMax: number): Promise<ListedTransaction[] | null> {
  const { min, max } = scope.filter.amount ?? {};
  if ((!min && !max) || isByAmountAlone(scope)) return null;
  const bindings = new Bindings(scope.bookId);
  const { followed, checked } = walkedConditions(scope, bindings);
  const order = nearOrderOf(scope.order);
  const { tail } = keysetOf(order, { ...span, after: null, before: null }, bindings);
  // In order before any is looked at: then the first that match are the page's.
  const keys = keysetOf(order, { ...span, limit: 2 * entriesMax + 2 }, bindings);
  const most = bindings.bind(entriesMax + 1, 'int');
  const largest = within('largest_amount', scope, bindings).join(' and ');
  const near = [`(select id, date, largest_amount from transaction where book_id = $1 and ${largest} limit ${most})`];
  // Where there is no upper end the largest amount is in the range wherever a lesser one is.
  if (max) near.push(`(${lesserOfAmount(scope, bindings, 'transaction_id, entry_date, entry_largest')} limit ${most})`);
  const rows = await sql.query<ListedTransaction & { isFew: boolean }>(
    `with near as materialized (${near.join(' union all ')})
     select few."isFew", page.*
       from (select count(*) <= ${bindings.bind(entriesMax, 'int')} as "isFew" from near) few
       left join lateral (
         select ${listedColumns}
           from (select * from (select ${max ? 'distinct' : ''} id, date, largest_amount from near) n
                  where ${['true', ...keys.conditions].join(' and ')} ${keys.tail}) n
           join transaction t on t.book_id = $1 and t.id = n.id
          where ${['few."isFew"', ...followed, ...checked].join(' and ')} ${tail}) page on true`,
    bindings.values,
  );
  if (!rows[0]!.isFew) return null;
  return rows.filter((row) => row.id !== null).map(({ isFew: _, ...row }) => row);
}

/** A list's order over the keys `n` of those that have such an amount. */
function nearOrderOf(order: TransactionOrder): KeysetOrder {
  const { columns, descending } = keysetOrderOf(order);
  return { columns: columns.map(({ expression, type }) => ({ expression: expression.replace('t.', 'n.'), type })), descending };
}
