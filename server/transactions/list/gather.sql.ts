import { Bindings, keysetOf } from '../../ledger/keyset.ts';
import type { Span } from '../../ledger/page-window.ts';
import type { Sql } from '../../ledger/sql.ts';
import { keysetOrderOf, type ListedTransaction } from '../order.ts';
import { gatheredHalves } from './conditions.sql.ts';
import type { ListScope } from './list-scope.sql.ts';
import { listedColumns } from './walk.sql.ts';
import { asEstimated } from './words.sql.ts';

/**
 * Finds all entries that match, by whatever index the planner holds to be the most selective, and sorts them. It is the
 * way for what is rare. The list's order is kept from the planner (`materialized`), which would hope to find a match soon.
 */
export async function gather(sql: Sql, scope: ListScope, span: Span): Promise<ListedTransaction[]> {
  const { text, values } = gathering(scope, span);
  return sql.query<ListedTransaction>(text, values);
}

/** What the planner holds gathering to cost, in its own unit: about that of reading a page of a table. */
export async function gatheringCost(sql: Sql, scope: ListScope, span: Span): Promise<number> {
  const { text, values } = gathering(asEstimated(scope), span);
  const [row] = await sql.query<{ 'QUERY PLAN': { Plan: { 'Total Cost': number } }[] }>(`explain (format json) ${text}`, values);
  return row!['QUERY PLAN'][0]!.Plan['Total Cost'];
}

function gathering(scope: ListScope, span: Span): { text: string; values: readonly unknown[] } {
  const bindings = new Bindings(scope.bookId);
  const halves = gatheredHalves(scope, bindings);
  const { conditions, tail } = keysetOf(keysetOrderOf(scope.order), span, bindings);
  const found = (half: readonly string[]) =>
    `select t.id, t.date, t.largest_amount from transaction t where ${['t.book_id = $1', ...half, ...conditions].join(' and ')}`;
  const text = `with found as materialized (${halves.map(found).join(' union ')}),
     page as (select t.* from found t ${tail})
     select ${listedColumns} from page join transaction t on t.book_id = $1 and t.id = page.id ${tail}`;
  return { text, values: bindings.values };
}
