import type { Chart, ChartAccount } from './chart.ts';
import type { PlainDate } from './plain-date.ts';
import type { DatedSum } from './valuation.ts';

/** An exact sum of one account's own postings in one commodity (in all, where only their worth was asked for), debit-positive. */
export interface AccountSum extends DatedSum {
  readonly accountId: number;
  /** A day of its span, no later than any posting in it. Without `valued`, postings of dated types all share this day's rate. */
  readonly on: PlainDate;
  /** True for closing entries: they move balances, but are no income or expense of a period. */
  readonly isClosing: boolean;
}

/** The sums of each account, in their order. */
export function byAccount<Sum extends { readonly accountId: number }>(sums: readonly Sum[]): Map<number, Sum[]> {
  const found = new Map<number, Sum[]>();
  for (const sum of sums) {
    const own = found.get(sum.accountId);
    if (own) own.push(sum);
    else found.set(sum.accountId, [sum]);
  }
  return found;
}

/** The accounts that the sums are of, in tree order. */
export function accountsIn(chart: Chart, sums: readonly { readonly accountId: number }[]): ChartAccount[] {
  const ids = new Set(sums.map((sum) => sum.accountId));
  return chart.accounts.filter((account) => ids.has(account.id));
}
