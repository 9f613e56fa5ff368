import { Bindings, keysetOf } from '../../ledger/keyset.ts';
import type { Span } from '../../ledger/page-window.ts';
import { daysBetween, plainDate } from '../../ledger/plain-date.ts';
import type { Sql } from '../../ledger/sql.ts';
import { keysetOrderOf, type ListedTransaction } from '../order.ts';
import { indexedKeys, unknownWords, walkedConditions, wordsLookedUp } from './conditions.sql.ts';
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
const allowance = 140;

/** Entries with the words that are read within a window: others match what else is asked, or nothing would have been found on the way. */
const entriesReadMax = 2_000;

/** The index is asked for each stretch of 32 days. In a book where more have to be looked at there are few entries on each. */
const daysMax = 8_000;

/**
 * For words that are rarer than the entries that would have to be walked: looks at as many days behind those that were walked as should fill the
 * span, if entries lie as close; then at more, by what these have shown. The index of words says which entries of such days have them, and only
 * these are read. Null where it is not few words that were looked up, or words that many of these entries have, in an order by amount, and where
 * the days do not fill the span.
 */
export async function searchNearestDays(
  sql: Sql,
  scope: ListScope,
  span: Span,
  { stretch, walked, found }: Walked,
  readMax = entriesReadMax,
): Promise<ListedTransaction[] | null> {
  if (!areFew(scope) || !scope.order.startsWith('DATE')) return null;
  const [first, last] = [plainDate(stretch.first[0]!), plainDate(stretch.last[0]!)];
  const perEntry = (Math.abs(daysBetween(first, last)) + 1) / walked; // not money: days
  const rows: ListedTransaction[] = [];
  let [looked, days] = [walked, 0];
  for (let window = 0; window < windowsMax; window += 1) {
    const left = span.limit - rows.length;
    const further = Math.ceil((allowance * left * looked) / (100 * (found + rows.length))); // not money: entries
    const next = { stretch, skipped: days, days: Math.ceil(perEntry * further) };
    if (next.days > daysMax || (await countExpected(sql, scope, span, next)) > readMax) return null;
    rows.push(...(await readWithin(sql, scope, { ...span, limit: left }, next)));
    if (rows.length === span.limit || endsWithin(scope, span, next)) return rows;
    looked += further;
    days += next.days + 1;
  }
  return null;
}

/** Whether every word is asked of the index at once, so that what it says can be met with what the index of days says. */
function areFew({ wordLists, namedMax = 0 }: ListScope): boolean {
  return wordLists?.every((list) => list !== null && list.length <= namedMax) ?? false;
}

/** Days of a list: so many of them, behind so many others that lie behind the stretch. */
interface Window {
  readonly stretch: Stretch;
  readonly skipped: number;
  readonly days: number;
}

/** Whether the filter asks for no days beyond. */
function endsWithin({ filter: { date }, order }: ListScope, span: Span, { stretch, skipped, days }: Window): boolean {
  if (!date) return false;
  const edge = plainDate(stretch.last[0]!);
  const isTowardsOld = keysetOrderOf(order).descending !== span.backward;
  return skipped + days >= (isTowardsOld ? daysBetween(date.from, edge) : daysBetween(edge, date.to));
}

/** How many entries of these days have the words, as the planner knows it. */
async function countExpected(sql: Sql, scope: ListScope, span: Span, window: Window): Promise<number> {
  const bindings = new Bindings(scope.bookId);
  const [from, to] = daysOf(scope, span, window, bindings);
  const words = wordsLookedUp(scope, bindings).join(' and ');
  const [row] = await sql.query<{ 'QUERY PLAN': { Plan: { 'Plan Rows': number } }[] }>(
    `explain (format json) select from transaction t where t.book_id = $1 and t.date between ${from} and ${to} and ${words}`,
    bindings.values,
  );
  return row!['QUERY PLAN'][0]!.Plan['Plan Rows'];
}

/**
 * What the index of words finds is looked at only then (`materialized`): the planner would else walk these days in the list's order after all,
 * or ask another index for all entries of these days.
 */
function readWithin(sql: Sql, scope: ListScope, span: Span, window: Window): Promise<ListedTransaction[]> {
  const bindings = new Bindings(scope.bookId);
  const { followed, checked } = walkedConditions(scope, bindings, () => []);
  const { conditions, tail } = keysetOf(keysetOrderOf(scope.order), span, bindings);
  const [from, to] = daysOf(scope, span, window, bindings);
  const words = [...unknownWords(scope, bindings), `${indexedKeys('t')} && (select keys_of_days($1, ${from}, ${to}))`];
  const left = [...followed, ...conditions, ...behind(scope, span, window.stretch.last, bindings), ...checked];
  return sql.query<ListedTransaction>(
    `with found as materialized (select * from transaction t where ${['t.book_id = $1', ...words].join(' and ')})
     select ${listedColumns} from found t where ${[`t.date between ${from} and ${to}`, ...left].join(' and ')} ${tail}`,
    bindings.values,
  );
}

/** The first and the last of them. */
function daysOf(scope: ListScope, span: Span, { stretch, skipped, days }: Window, bindings: Bindings): [string, string] {
  const edge = bindings.bind(stretch.last[0], 'date');
  const [near, far] = [bindings.bind(skipped, 'int'), bindings.bind(skipped + days, 'int')];
  const isTowardsOld = keysetOrderOf(scope.order).descending !== span.backward;
  return isTowardsOld ? [`${edge} - ${far}`, `${edge} - ${near}`] : [`${edge} + ${near}`, `${edge} + ${far}`];
}
