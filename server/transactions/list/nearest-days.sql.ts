import { Bindings, keysetOf } from '../../ledger/keyset.ts';
import type { Span } from '../../ledger/page-window.ts';
import { daysBetween, plainDate } from '../../ledger/plain-date.ts';
import type { Sql } from '../../ledger/sql.ts';
import { keysetOrderOf, type ListedTransaction } from '../order.ts';
import { followedConditions, unknownWords, walkedConditions, wordConditions } from './conditions.sql.ts';
import type { ListScope } from './list-scope.sql.ts';
import { listedColumns } from './walk.sql.ts';

/** Entries that were walked, and how far a walk would have to go. */
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
  if ((near.withWords * scope.bookSize) / near.entries > further) return null; // not money: entries
  const perEntry = (daysBetween(plainDate(near.first), plainDate(near.last)) + 1) / near.entries; // not money: days
  const rows = await readWithin(sql, scope, span, { ...near, days: Math.min(Math.ceil(perEntry * further), daysMax) });
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

/** More than any book has, and no more than dates reach before and after all that can be written in four digits. */
const daysMax = 1_000_000;

/** `materialized` keeps the planner from walking these days in the list's order after all. */
function readWithin(
  sql: Sql,
  scope: ListScope,
  span: Span,
  { first, last, days }: Nearest & { readonly days: number },
): Promise<ListedTransaction[]> {
  const bindings = new Bindings(scope.bookId);
  const { followed, checked } = walkedConditions(scope, bindings, unknownWords);
  const { conditions, tail } = keysetOf(keysetOrderOf(scope.order), span, bindings);
  const isTowardsOld = keysetOrderOf(scope.order).descending !== span.backward;
  const within = isTowardsOld
    ? `t.date between ${bindings.bind(last, 'date')} - ${bindings.bind(days, 'int')} and ${bindings.bind(last, 'date')}`
    : `t.date between ${bindings.bind(first, 'date')} and ${bindings.bind(first, 'date')} + ${bindings.bind(days, 'int')}`;
  return sql.query<ListedTransaction>(
    `with found as materialized (
       select * from transaction t where ${['t.book_id = $1', within, ...followed, ...checked, ...conditions].join(' and ')})
     select ${listedColumns} from found t ${tail}`,
    bindings.values,
  );
}
