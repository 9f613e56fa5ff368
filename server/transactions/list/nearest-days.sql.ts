import { Bindings, keysetOf } from '../../ledger/keyset.ts';
import type { Span } from '../../ledger/page-window.ts';
import { daysBetween, plainDate } from '../../ledger/plain-date.ts';
import type { Sql } from '../../ledger/sql.ts';
import { keysetOrderOf, type ListedTransaction } from '../order.ts';
import { unknownWords, walkedConditions, wordsLookedUp } from './conditions.sql.ts';
import type { ListScope } from './list-scope.sql.ts';
import { behind, listedColumns, type Stretch } from './walk.sql.ts';

/** Entries that were walked, how many they are, and how many of them match. */
interface Walked {
  readonly stretch: Stretch;
  readonly walked: number;
  readonly found: number;
}

/** Windows of days that are looked at before another way is taken. */
const windowsMax = 3;

/** How many more entries a window is to hold than should fill the span, in hundredths: most do then, and few are looked at in vain. */
const allowance = 120;

/**
 * For words that are rarer than the entries that would have to be walked: looks at as many days behind those that were walked as should fill the
 * span, if entries lie as close; then at more, by what these have shown. Within such days the indexes of words and of days say together which
 * entries are left, and only these are read. Null where it is not few words that were looked up, in an order by amount, and where the days do not fill the span.
 */
export async function searchNearestDays(
  sql: Sql,
  scope: ListScope,
  span: Span,
  { stretch, walked, found }: Walked,
): Promise<ListedTransaction[] | null> {
  if (!areFew(scope) || !scope.order.startsWith('DATE')) return null;
  const [first, last] = [plainDate(stretch.first[0]!), plainDate(stretch.last[0]!)];
  const perEntry = (Math.abs(daysBetween(first, last)) + 1) / walked; // not money: days
  const common = await entriesWithWords(sql, scope);
  const rows: ListedTransaction[] = [];
  let [looked, days] = [walked, 0];
  for (let window = 0; window < windowsMax; window += 1) {
    const left = span.limit - rows.length;
    const further = Math.ceil((allowance * left * looked) / (100 * (found + rows.length))); // not money: entries
    if (common > further) return null;
    const width = Math.min(Math.ceil(perEntry * further), daysMax);
    rows.push(...(await readWithin(sql, scope, { ...span, limit: left }, { stretch, skipped: days, days: width })));
    if (rows.length === span.limit) return rows;
    looked += further;
    days += width + 1;
    if (days > daysMax) return null;
  }
  return null;
}

/** Whether every word is asked of the index at once, so that what it says can be met with what the index of days says. */
function areFew({ wordLists, namedMax = 0 }: ListScope): boolean {
  return wordLists?.every((list) => list !== null && list.length <= namedMax) ?? false;
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

/** More than any book has; twice as many are no more than dates reach before and after all that can be written in four digits. */
const daysMax = 700_000;

/** Days of a list: so many of them, behind so many others that lie behind the stretch. */
interface Window {
  readonly stretch: Stretch;
  readonly skipped: number;
  readonly days: number;
}

/** `materialized` keeps the planner from walking these days in the list's order after all. */
function readWithin(sql: Sql, scope: ListScope, span: Span, { stretch, skipped, days }: Window): Promise<ListedTransaction[]> {
  const bindings = new Bindings(scope.bookId);
  const { followed, checked } = walkedConditions(scope, bindings, unknownWords);
  const order = keysetOrderOf(scope.order);
  const { conditions, tail } = keysetOf(order, span, bindings);
  const [edge, near, far] = [bindings.bind(stretch.last[0], 'date'), bindings.bind(skipped, 'int'), bindings.bind(skipped + days, 'int')];
  const isTowardsOld = order.descending !== span.backward;
  const within = isTowardsOld
    ? `t.date between ${edge} - ${far} and ${edge} - ${near}`
    : `t.date between ${edge} + ${near} and ${edge} + ${far}`;
  const all = ['t.book_id = $1', within, ...followed, ...checked, ...conditions, ...behind(scope, span, stretch.last, bindings)];
  return sql.query<ListedTransaction>(
    `with found as materialized (select * from transaction t where ${all.join(' and ')})
     select ${listedColumns} from found t ${tail}`,
    bindings.values,
  );
}
