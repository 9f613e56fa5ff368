import { isGiven } from '../../ledger/given.ts';
import { Bindings, keysetOf } from '../../ledger/keyset.ts';
import type { Span } from '../../ledger/page-window.ts';
import type { Sql } from '../../ledger/sql.ts';
import { keysetOrderOf, type ListedTransaction } from '../order.ts';
import { isByAmountAlone, within } from './conditions.sql.ts';
import type { ListScope } from './list-scope.sql.ts';
import { postingOrderOf } from './posting-order.ts';
import { listedColumns } from './walk.sql.ts';

/**
 * For a range of |amount|: the entries whose largest amount is in it, which stand side by side in an index, and those of
 * which only a lesser one is. Both give their keys from the index alone, and only the page's entries are fetched. Null
 * where the filter asks for more than amount and day.
 */
export async function mergeAmounts(sql: Sql, scope: ListScope, span: Span): Promise<ListedTransaction[] | null> {
  const { amount, date, text, status, importId, tag } = scope.filter;
  const asksMore = text?.trim() || status || isGiven(importId) || isGiven(tag);
  if (!isByAmountAlone(scope) || asksMore) return null;
  const bindings = new Bindings(scope.bookId);
  const inDays = (day: string) =>
    date ? [`${day} between ${bindings.bind(date.from, 'date')} and ${bindings.bind(date.to, 'date')}`] : [];
  const entries = keysetOf(keysetOrderOf(scope.order), span, bindings);
  const largest = ['t.book_id = $1', ...within('t.largest_amount', scope, bindings), ...inDays('t.date'), ...entries.conditions];
  const keys = `select t.largest_amount, t.date, t.id from transaction t where ${largest.join(' and ')}`;
  const isByAmount = scope.order.startsWith('AMOUNT');
  // In an order by day the planner would go through all days in the hope of an early match.
  const parts = isByAmount ? [] : [`side_by_side as materialized (${keys})`];
  const sources = [isByAmount ? `(${keys} ${entries.tail})` : 'select * from side_by_side'];
  // Without an upper end no entry is left of which only a lesser amount is in the range.
  if (amount?.max) {
    const postings = keysetOf(postingOrderOf(scope.order), span, bindings);
    const lesser = [
      'p.book_id = $1',
      ...within('abs(p.amount)', scope, bindings),
      'abs(p.amount) < p.entry_largest',
      `p.entry_largest > ${bindings.bind(amount.max.toString(), 'numeric')}`,
      ...inDays('p.entry_date'),
      ...postings.conditions,
    ];
    parts.push(
      `lesser as materialized (
         select distinct p.entry_largest, p.entry_date, p.transaction_id from posting p where ${lesser.join(' and ')}
          ${postings.tail})`,
    );
    sources.push('select * from lesser');
  }
  parts.push(`page as (select t.* from (${sources.join(' union all ')}) t ${entries.tail})`);
  return sql.query<ListedTransaction>(
    `with ${parts.join(', ')}
     select ${listedColumns} from page join transaction t on t.book_id = $1 and t.id = page.id ${entries.tail}`,
    bindings.values,
  );
}
