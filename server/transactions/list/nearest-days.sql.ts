import { Bindings, keysetOf } from '../../ledger/keyset.ts';
import type { Span } from '../../ledger/page-window.ts';
import { addDays, daysBetween, plainDate } from '../../ledger/plain-date.ts';
import type { Sql } from '../../ledger/sql.ts';
import { keysetOrderOf, type ListedTransaction } from '../order.ts';
import { followedConditions, unknownWord, walkedConditions, wordConditions } from './conditions.sql.ts';
import type { ListScope } from './list-scope.sql.ts';
import { listedColumns } from './walk.sql.ts';

/** Entries that were walked, and how many more would have to be. */
interface Distance {
  readonly walked: number;
  readonly further: number;
}

/**
 * For words that are rarer than the entries that would have to be walked: looks at as many days as those entries fill, if they
 * lie as close as the span's first ones. Within these days the indexes of words and of days say together which entries are left,
 * and only these are read. Null where no words are asked for, in an order by amount, and where the days do not fill the span.
 */
export async function searchNearestDays(
  sql: Sql,
  scope: ListScope,
  span: Span,
  { walked, further }: Distance,
): Promise<ListedTransaction[] | null> {
  if (!scope.filter.text?.trim() || !scope.order.startsWith('DATE') || !Number.isFinite(further)) return null;
  const near = await readNearest(sql, scope, span, walked);
  if (near.first === null || near.last === null) return null;
  const [first, last] = [plainDate(near.first), plainDate(near.last)];
  if ((near.withWords * scope.bookSize) / near.entries > further) return null; // not money: entries
  const days = Math.ceil(((daysBetween(first, last) + 1) * further) / near.entries); // not money: days
  const isTowardsOld = keysetOrderOf(scope.order).descending !== span.backward;
  const rows = await readWithin(sql, scope, span, isTowardsOld ? [addDays(last, -days), last] : [first, addDays(first, days)]);
  return rows.length === span.limit ? rows : null;
}

interface Nearest {
  /** Null where there is no entry. */
  readonly first: string | null;
  readonly last: string | null;
  readonly entries: number;
  /** Of these, how many have all the words. */
  readonly withWords: number;
}

/** The span's first entries that an index gives in its order, whatever else is asked of them. */
async function readNearest(sql: Sql, scope: ListScope, span: Span, entriesMax: number): Promise<Nearest> {
  const bindings = new Bindings(scope.bookId);
  const followed = followedConditions(scope, bindings);
  const { conditions, tail } = keysetOf(keysetOrderOf(scope.order), { ...span, limit: entriesMax }, bindings);
  const words = wordConditions(scope, bindings).join(' and ');
  const [row] = await sql.query<Nearest>(
    `select min(t.date)::text as first, max(t.date)::text as last, count(*)::int as entries,
            (count(*) filter (where ${words}))::int as "withWords"
       from (select * from transaction t where ${['t.book_id = $1', ...followed, ...conditions].join(' and ')} ${tail}) t`,
    bindings.values,
  );
  return row!;
}

/** `materialized` keeps the planner from walking these days in the list's order after all. */
function readWithin(sql: Sql, scope: ListScope, span: Span, [from, to]: readonly [string, string]): Promise<ListedTransaction[]> {
  const bindings = new Bindings(scope.bookId);
  const { followed, checked } = walkedConditions(scope, bindings, unknownWord);
  const { conditions, tail } = keysetOf(keysetOrderOf(scope.order), span, bindings);
  const days = `t.date between ${bindings.bind(from, 'date')} and ${bindings.bind(to, 'date')}`;
  return sql.query<ListedTransaction>(
    `with found as materialized (
       select * from transaction t where ${['t.book_id = $1', days, ...followed, ...checked, ...conditions].join(' and ')})
     select ${listedColumns} from found t ${tail}`,
    bindings.values,
  );
}
