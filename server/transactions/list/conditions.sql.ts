import { isGiven } from '../../ledger/given.ts';
import type { Bindings } from '../../ledger/keyset.ts';
import { numberWithin } from '../../ledger/node-id.ts';
import { askedWords } from '../../ledger/transaction-filter.ts';
import type { ListScope } from './list-scope.sql.ts';
import { patternOf } from './words.sql.ts';

/**
 * The filter's conditions on `transaction t`, by what they cost a list that is read in its order. The book is $1.
 * Each is stated in one of two ways: to be checked of an entry at hand, or to be looked up for all entries at once.
 */
export interface Conditions {
  /** An index gives the list's order within these: nothing is looked at in vain. */
  readonly followed: readonly string[];
  /** What has to be looked at in each entry. */
  readonly checked: readonly string[];
}

/** For walking a list entry by entry. `offset 0` keeps the planner from first reading all postings of an account that few entries have. */
export function walkedConditions(scope: ListScope, bindings: Bindings, words: Words = wordConditions): Conditions {
  const { followed, others } = plainConditions(scope, bindings, words);
  const posting = postingConditions(scope, bindings);
  const tag = tagOf(scope);
  if (tag) {
    const tags = bindings.bind(tag, 'jsonb');
    others.push(
      // An index has the entries with any tag on a posting: of all others no posting is read.
      `(t.tags @> ${tags} or exists (select from posting p where p.book_id = $1 and p.transaction_id = t.id and p.tags <> '[]' and p.tags @> ${tags} offset 0))`,
    );
  }
  if (posting.length > 0)
    others.push(`exists (select from posting p where ${['p.book_id = $1', 'p.transaction_id = t.id', ...posting].join(' and ')} offset 0)`);
  return { followed, checked: others };
}

/** For finding all entries that a filter means, in no order: each condition can be looked up by itself. */
export function gatheredConditions(scope: ListScope, bindings: Bindings): string[] {
  const tagged = taggedConditions(scope, bindings);
  const looked = tagged && [
    `t.id in (select id from transaction t where t.book_id = $1 and ${tagged.entry} union all select transaction_id from ${tagged.posting})`,
  ];
  return [...untaggedConditions(scope, bindings), ...(looked ?? [])];
}

/** The same in one or two halves, of which the planner finds each by whatever is rarest in it; entries of both are the same ones. */
export function gatheredHalves(scope: ListScope, bindings: Bindings): string[][] {
  const others = untaggedConditions(scope, bindings);
  const tagged = taggedConditions(scope, bindings);
  if (!tagged) return [others];
  return [
    [...others, tagged.entry],
    [...others, `t.id in (select transaction_id from ${tagged.posting})`],
  ];
}

/** A tag of the entry itself, and where postings with it are found. The first half of each is what the index is limited to. */
function taggedConditions(scope: ListScope, bindings: Bindings): { entry: string; posting: string } | null {
  const tag = tagOf(scope);
  if (!tag) return null;
  const tags = bindings.bind(tag, 'jsonb');
  const has = (table: string) => `${table}.tags <> '[]' and ${table}.tags @> ${tags}`;
  return { entry: has('t'), posting: `posting where book_id = $1 and ${has('posting')}` };
}

function untaggedConditions(scope: ListScope, bindings: Bindings): string[] {
  const { followed, others } = plainConditions(scope, bindings, wordsLookedUp);
  if (isByAmountAlone(scope) && scope.filter.amount?.max) return [...followed, ...others, `t.id in (${entriesOfAmount(scope, bindings)})`];
  const posting = postingConditions(scope, bindings);
  if (posting.length > 0)
    others.push(`t.id in (select p.transaction_id from posting p where ${['p.book_id = $1', ...posting].join(' and ')})`);
  return [...followed, ...others];
}

/** True where |amount| is all that is asked of a posting: then the entry's largest amount says nearly everything. */
export function isByAmountAlone(scope: ListScope): boolean {
  return scope.accountIds === null && scope.commodityId === null && Boolean(scope.filter.amount?.min || scope.filter.amount?.max);
}

/** Entries with a posting of such an |amount|: it is their largest, or one of the lesser ones. */
function entriesOfAmount(scope: ListScope, bindings: Bindings): string {
  const largest = within('largest_amount', scope, bindings).join(' and ');
  return `select id from transaction where book_id = $1 and ${largest} union all ${lesserOfAmount(scope, bindings)}`;
}

/** Entries with a posting of such an |amount| that is not their largest. `columns` are what postings repeat of them. */
export function lesserOfAmount(scope: ListScope, bindings: Bindings, columns = 'transaction_id'): string {
  const lesser = within('abs(amount)', scope, bindings).join(' and ');
  return `select ${columns} from posting where book_id = $1 and abs(amount) < entry_largest and ${lesser}`;
}

/** That an amount lies in the filter's range. */
export function within(expression: string, scope: ListScope, bindings: Bindings): string[] {
  const { min, max } = scope.filter.amount ?? {};
  return [
    ...(min ? [`${expression} >= ${bindings.bind(min.toString(), 'numeric')}`] : []),
    ...(max ? [`${expression} <= ${bindings.bind(max.toString(), 'numeric')}`] : []),
  ];
}

/** Conditions that the entry's own columns decide. */
function plainConditions(scope: ListScope, bindings: Bindings, words: Words): { followed: string[]; others: string[] } {
  const stated = ownConditions(scope);
  const followed = followedNames(scope);
  const others = Object.entries(stated).flatMap(([name, state]) => (followed.has(name) ? [] : [state(bindings)]));
  return { followed: followedConditions(scope, bindings), others: [...others, ...words(scope, bindings)] };
}

/** Those within which an index gives the list's order. */
export function followedConditions(scope: ListScope, bindings: Bindings): string[] {
  const followed = followedNames(scope);
  return Object.entries(ownConditions(scope)).flatMap(([name, state]) => (followed.has(name) ? [state(bindings)] : []));
}

/** There is an index for an import or a status; an import says more. */
function followedNames({ filter, order }: ListScope): ReadonlySet<string> {
  if (order.startsWith('AMOUNT')) return new Set(['amount']);
  return new Set(['date', isGiven(filter.importId) ? 'importId' : 'status']);
}

/** What is asked of the entry's columns, by the filter's names. */
function ownConditions({ bookId, filter }: ListScope): Record<string, (bindings: Bindings) => string> {
  const { importId, status, date, amount } = filter;
  return {
    // Null, for an id of nothing here, equals nothing.
    ...(isGiven(importId) && { importId: (bindings) => `t.import_id = ${bindings.bind(numberWithin('Import', bookId, importId), 'int')}` }),
    ...(status && { status: (bindings) => `t.status = ${bindings.bind(status, 'text')}` }),
    ...(date && { date: (bindings) => `t.date between ${bindings.bind(date.from, 'date')} and ${bindings.bind(date.to, 'date')}` }),
    // Some posting is at least this large exactly where the largest is.
    ...(amount?.min && { amount: (bindings) => `t.largest_amount >= ${bindings.bind(amount.min!.toString(), 'numeric')}` }),
  };
}

/** States that an entry has each of the words. */
type Words = (scope: ListScope, bindings: Bindings) => string[];

/** To be checked of an entry at hand. */
const wordConditions: Words = ({ filter }, bindings) => askedWords(filter).map((word) => `t.folded like ${boundPattern(word, bindings)}`);

/** To be looked up in the index of words, where these were looked up before; the planner knows how common each is. */
export const wordsLookedUp: Words = (scope, bindings) => lookedUp(scope, bindings, (list) => list);

/** Likewise, but the planner cannot look at the words, and holds them to be in one of a hundred entries. */
export const unknownWords: Words = (scope, bindings) => lookedUp(scope, bindings, (list) => `(select ${list})`);

/** What the index of words has of an entry: its words, and what its book and its days are known by. */
export function indexedKeys(alias: string): string {
  return `entry_keys(${alias}.book_id, ${alias}.folded, ${alias}.date) collate "C"`;
}

function lookedUp({ filter, wordLists = [], namedMax = 0 }: ListScope, bindings: Bindings, stated: (list: string) => string): string[] {
  return askedWords(filter).map((word, index) => {
    const list = wordLists[index] ?? null;
    if (list === null) return `t.folded like ${boundPattern(word, bindings)}`;
    const words = bindings.bind(list, 'text[]');
    if (list.length <= namedMax) return `${indexedKeys('t')} && ${stated(words)}`;
    return `t.id in (
      select x.id from unnest(${words}) as listed (word)
       cross join lateral (
         select id from transaction x where x.book_id = $1 and ${indexedKeys('x')} && array[listed.word] offset 0) x)`;
  });
}

function boundPattern(word: string, bindings: Bindings): string {
  return patternOf(`folded_text(${bindings.bind(word, 'text')})`);
}

/** All of these must hold for one and the same posting. */
export function postingConditions(scope: ListScope, bindings: Bindings): string[] {
  const { accountIds, commodityId } = scope;
  if (isByAmountAlone(scope) && !scope.filter.amount?.max) return [];
  return [
    ...(accountIds === null ? [] : [`p.account_id = any (${bindings.bind(accountIds, 'int[]')})`]),
    ...(commodityId === null ? [] : [`p.commodity_id = ${bindings.bind(commodityId, 'int')}`]),
    ...within('abs(p.amount)', scope, bindings),
  ];
}

/** The list of tags that such a tag's entry or posting contains. */
function tagOf({ filter }: ListScope): string | null {
  if (!isGiven(filter.tag)) return null;
  const equals = filter.tag.indexOf('=');
  return JSON.stringify(equals < 0 ? [{ name: filter.tag }] : [{ name: filter.tag.slice(0, equals), value: filter.tag.slice(equals + 1) }]);
}
