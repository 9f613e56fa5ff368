import { Bindings, keysetOf } from '../../ledger/keyset.ts';
import type { Span } from '../../ledger/page-window.ts';
import { daysBetween, plainDate } from '../../ledger/plain-date.ts';
import type { Sql } from '../../ledger/sql.ts';
import { keysetOrderOf, type ListedTransaction } from '../order.ts';
import { unknownWords, walkedConditions, wordsLookedUp } from './conditions.sql.ts';
import type { ListScope } from './list-scope.sql.ts';
import { behind, listedColumns, type Stretch } from './walk.sql.ts';

/** Entries that were walked, how many they are, and how many more would have to be. */
interface Distance {
  readonly stretch: Stretch;
  readonly walked: number;
  readonly further: number;
}

/**
 * For words that are rarer than the entries that would have to be walked: looks at as many days behind those that were walked as those entries
 * fill, if they lie as close. Within these days the indexes of words and of days say together which entries are left,
 * and only these are read. Null where no words were looked up, in an order by amount, and where the days do not fill the span.
 */
export async function searchNearestDays(
  sql: Sql,
  scope: ListScope,
  span: Span,
  { stretch, walked, further }: Distance,
): Promise<ListedTransaction[] | null> {
  if (!scope.wordLists || !scope.order.startsWith('DATE')) return null;
  if ((await entriesWithWords(sql, scope)) > further) return null;
  const [first, last] = [plainDate(stretch.first[0]!), plainDate(stretch.last[0]!)];
  const perEntry = (Math.abs(daysBetween(first, last)) + 1) / walked; // not money: days
  const days = Math.min(Math.ceil(perEntry * further), daysMax);
  const rows = await readWithin(sql, scope, span, { stretch, days });
  return rows.length === span.limit ? rows : null;
}

/** How many entries of the book have the words, as the planner knows it. */
async function entriesWithWords(sql: Sql, scope: ListScope): Promise<number> {
  const bindings = new Bindings(scope.bookId);
  const words = wordsLookedUp(scope, bindings).join(' and ');
  const [row] = await sql.query<{ 'QUERY PLAN': { Plan: { 'Plan Rows': number } }[] }>(
    `explain (format json) select from transaction t where t.book_id = $1 and ${words}`,
    bindings.values,
  );
  return row!['QUERY PLAN'][0]!.Plan['Plan Rows'];
}

/** More than any book has, and no more than dates reach before and after all that can be written in four digits. */
const daysMax = 1_000_000;

/** `materialized` keeps the planner from walking these days in the list's order after all. */
function readWithin(
  sql: Sql,
  scope: ListScope,
  span: Span,
  { stretch, days }: { readonly stretch: Stretch; readonly days: number },
): Promise<ListedTransaction[]> {
  const bindings = new Bindings(scope.bookId);
  const { followed, checked } = walkedConditions(scope, bindings, unknownWords);
  const order = keysetOrderOf(scope.order);
  const { conditions, tail } = keysetOf(order, span, bindings);
  const [nearest, way] = [bindings.bind(stretch.last[0], 'date'), bindings.bind(days, 'int')];
  const isTowardsOld = order.descending !== span.backward;
  const within = isTowardsOld ? `t.date between ${nearest} - ${way} and ${nearest}` : `t.date between ${nearest} and ${nearest} + ${way}`;
  const all = ['t.book_id = $1', within, ...followed, ...checked, ...conditions, ...behind(scope, span, stretch.last, bindings)];
  return sql.query<ListedTransaction>(
    `with found as materialized (select * from transaction t where ${all.join(' and ')})
     select ${listedColumns} from found t ${tail}`,
    bindings.values,
  );
}
