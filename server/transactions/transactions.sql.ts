import { walkedBeforeAccountsMax, walkedEntriesMax } from '../config/limits.ts';
import type { Span } from '../ledger/page-window.ts';
import type { Sql } from '../ledger/sql.ts';
import { isOfAccountsAlone, mergeAccounts } from './list/by-account.sql.ts';
import { mergeAmounts } from './list/by-amount.sql.ts';
import { gather } from './list/gather.sql.ts';
import type { ListScope } from './list/list-scope.sql.ts';
import { sieveAmounts } from './list/sieve.sql.ts';
import { walk } from './list/walk.sql.ts';
import type { ListedTransaction } from './order.ts';

interface WalkBounds {
  /** Where nothing else but gathering is left. */
  readonly entriesMax: number;
  /** Where accounts can be merged. */
  readonly beforeAccountsMax: number;
}

const usualBounds: WalkBounds = { entriesMax: walkedEntriesMax, beforeAccountsMax: walkedBeforeAccountsMax };

/**
 * The entries of a span, in the order in which the span counts them. What is common is found by walking, what is rare by
 * its index; which of the two a filter is shows in the walk itself, since a planner's estimate knows nothing of where in
 * the list the matches stand. Every way gives the same entries; a way that would take too long gives null.
 */
export async function readSpan(sql: Sql, scope: ListScope | null, span: Span, bounds = usualBounds): Promise<ListedTransaction[]> {
  if (scope === null) return [];
  return (
    (await walk(sql, scope, span, isOfAccountsAlone(scope) ? bounds.beforeAccountsMax : bounds.entriesMax)) ??
    (await sieveAmounts(sql, scope, span, bounds.entriesMax)) ??
    (await mergeAccounts(sql, scope, span)) ??
    (await mergeAmounts(sql, scope, span)) ??
    (await gather(sql, scope, span))
  );
}
