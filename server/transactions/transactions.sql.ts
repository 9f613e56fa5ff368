import {
  walkedAgainForAmountsMax,
  walkedAgainMax,
  walkedBeforeAccountsMax,
  walkedBeforeWordsMax,
  walkedByCost,
  walkedEntriesMax,
} from '../config/limits.ts';
import type { Span } from '../ledger/page-window.ts';
import type { Sql } from '../ledger/sql.ts';
import { isOfAccountsAlone, mergeAccounts } from './list/by-account.sql.ts';
import { mergeAmounts } from './list/by-amount.sql.ts';
import { isByAmountAlone } from './list/conditions.sql.ts';
import { gather, gatheringCost } from './list/gather.sql.ts';
import type { ListScope } from './list/list-scope.sql.ts';
import { Onwards } from './list/onwards.sql.ts';
import { sieveAmounts } from './list/sieve.sql.ts';
import { readStretch, walk } from './list/walk.sql.ts';
import { asksWords, lookUpWords } from './list/words.sql.ts';
import type { ListedTransaction } from './order.ts';

interface WalkBounds {
  /** Where nothing else but gathering is left. */
  readonly entriesMax: number;
  /** Where accounts can be merged. */
  readonly beforeAccountsMax: number;
  /** How many times as far as that the index of words is asked before anything else. */
  readonly wordsBeyond: number;
}

const usualBounds: WalkBounds = {
  entriesMax: walkedEntriesMax,
  beforeAccountsMax: walkedBeforeAccountsMax,
  wordsBeyond: walkedBeforeWordsMax,
};

/**
 * The entries of a span, in the order in which the span counts them. What is common is found by walking, what is rare by
 * its index; which of the two a filter is shows in the walk itself, since a planner's estimate knows nothing of where in
 * the list the matches stand. Every way gives the same entries; a way that would take too long gives null.
 */
export async function readSpan(sql: Sql, asked: ListScope | null, span: Span, bounds = usualBounds): Promise<ListedTransaction[]> {
  if (asked === null) return [];
  const entriesMax = isOfAccountsAlone(asked) ? bounds.beforeAccountsMax : bounds.entriesMax;
  const first = await walk(sql, asked, span, entriesMax);
  if (first.isDone) return first.rows;
  const further = furtherOf(first.rows.length, span, entriesMax);
  const isFar = further > bounds.wordsBeyond * entriesMax;
  // The merges of accounts and of amounts alone read an index only, and are left behind later.
  const times = isByAmountAlone(asked) ? walkedAgainForAmountsMax : walkedAgainMax;
  const isNear = !isOfAccountsAlone(asked) && further <= times * entriesMax;
  const begun = { first: first.rows, walked: entriesMax, further };
  if (!isFar && isNear) {
    const rows = await new Onwards(sql, asked, span, begun).walk();
    if (rows) return rows;
  }
  const [scope, stretch] = await Promise.all([
    lookUpWords(sql, asked),
    isFar && Number.isFinite(further) && asksWords(asked) ? readStretch(sql, asked, span, entriesMax) : undefined,
  ]);
  const onwards = new Onwards(sql, scope, span, { ...begun, stretch });
  return (
    (isFar ? await onwards.searchDays() : null) ??
    (isFar && isNear ? await onwards.walk() : null) ??
    (await sieveAmounts(sql, scope, span, bounds.entriesMax)) ??
    (await mergeAccounts(sql, scope, span)) ??
    (await mergeAmounts(sql, scope, span)) ??
    (!isNear && (await isCostly(sql, scope, span, further)) ? await onwards.walk() : null) ??
    (await gather(sql, scope, span))
  );
}

/** Twice as many entries as should fill the span, if as many match as did among the first; infinite where none did. */
function furtherOf(found: number, span: Span, entriesMax: number): number {
  return Math.ceil((2 * span.limit * entriesMax) / found); // not money: entries
}

/** Whether to gather the entries costs more than to walk that far. */
async function isCostly(sql: Sql, scope: ListScope, span: Span, entries: number): Promise<boolean> {
  return Number.isFinite(entries) && (await gatheringCost(sql, scope, span)) * walkedByCost > entries;
}
