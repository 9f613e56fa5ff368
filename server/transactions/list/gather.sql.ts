import { Bindings, keysetOf } from '../../ledger/keyset.ts';
import type { Span } from '../../ledger/page-window.ts';
import type { Sql } from '../../ledger/sql.ts';
import { keysetOrderOf, type ListedTransaction } from '../order.ts';
import { gatheredConditions } from './conditions.sql.ts';
import type { ListScope } from './list-scope.sql.ts';
import { listedColumns } from './walk.sql.ts';

/**
 * Finds all entries that match, by whatever index the planner holds to be the most selective, and sorts them. It is the
 * way for what is rare. The list's order is kept from the planner (`materialized`), which would hope to find a match soon.
 */
export async function gather(sql: Sql, scope: ListScope, span: Span): Promise<ListedTransaction[]> {
  const bindings = new Bindings(scope.bookId);
  const found = ['t.book_id = $1', ...gatheredConditions(scope, bindings)];
  const { conditions, tail } = keysetOf(keysetOrderOf(scope.order), span, bindings);
  return sql.query<ListedTransaction>(
    `with found as materialized (
       select t.id, t.date, t.largest_amount from transaction t where ${[...found, ...conditions].join(' and ')}),
     page as (select t.* from found t ${tail})
     select ${listedColumns} from page join transaction t on t.book_id = $1 and t.id = page.id ${tail}`,
    bindings.values,
  );
}
