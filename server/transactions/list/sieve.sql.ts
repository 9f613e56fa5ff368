import { Bindings, keysetOf } from '../../ledger/keyset.ts';
import type { Span } from '../../ledger/page-window.ts';
import type { Sql } from '../../ledger/sql.ts';
import { keysetOrderOf, type ListedTransaction } from '../order.ts';
import { isByAmountAlone, lesserOfAmount, walkedConditions, within } from './conditions.sql.ts';
import type { ListScope } from './list-scope.sql.ts';
import { listedColumns } from './walk.sql.ts';

/**
 * For a range of |amount| beside other conditions: where few entries have such an amount, they are looked at one by one, which
 * spares reading all postings of a busy account. Null where more than `entriesMax` have one, or the range is all that is asked.
 */
export async function sieveAmounts(sql: Sql, scope: ListScope, span: Span, entriesMax: number): Promise<ListedTransaction[] | null> {
  const { min, max } = scope.filter.amount ?? {};
  if ((!min && !max) || isByAmountAlone(scope)) return null;
  const bindings = new Bindings(scope.bookId);
  const { followed, checked } = walkedConditions(scope, bindings);
  const { conditions, tail } = keysetOf(keysetOrderOf(scope.order), span, bindings);
  const most = bindings.bind(entriesMax + 1, 'int');
  const largest = within('largest_amount', scope, bindings).join(' and ');
  // Where there is no upper end the largest amount is in the range wherever a lesser one is.
  const lesser = max ? ` union all (${lesserOfAmount(scope, bindings)} limit ${most})` : '';
  const rows = await sql.query<ListedTransaction & { isFew: boolean }>(
    `with near as materialized ((select id from transaction where book_id = $1 and ${largest} limit ${most})${lesser})
     select few."isFew", page.*
       from (select count(*) <= ${bindings.bind(entriesMax, 'int')} as "isFew" from near) few
       left join lateral (
         select ${listedColumns} from transaction t
          where few."isFew" and t.book_id = $1 and t.id in (select id from near)
            and ${['true', ...followed, ...checked, ...conditions].join(' and ')} ${tail}) page on true`,
    bindings.values,
  );
  if (!rows[0]!.isFew) return null;
  return rows.filter((row) => row.id !== null).map(({ isFew: _, ...row }) => row);
}
