import { accountsIn } from '../ledger/account-sum.ts';
import type { ChartAccount } from '../ledger/chart.ts';
import type { Frame } from '../ledger/frame.sql.ts';
import type { DateRange } from '../ledger/period.ts';
import { boundsOf, FlowSpans, hullOf } from '../ledger/spans.ts';
import type { Sql } from '../ledger/sql.ts';
import { readSums } from '../ledger/sums.sql.ts';
import type { Valuation } from '../ledger/valuation.ts';
import { categoryOf } from './categories.ts';

/** Expenses over the spans that the asked ranges are made of. */
export interface Expenses {
  /** By category account. */
  readonly byCategory: FlowSpans;
  /** All of them under the one key 0. */
  readonly all: FlowSpans;
  /** Accounts of no known type with postings in the first range: they are in no expense. */
  readonly untyped: readonly ChartAccount[];
}

/**
 * One statement for all ranges, which may overlap, and one more where the book has untyped accounts. `depth` is below the
 * expense root, or below the account `top` where only that one is asked for.
 */
export async function readExpenses(
  sql: Sql,
  frame: Frame,
  valuation: Valuation,
  ranges: readonly [DateRange, ...DateRange[]],
  { depth, top }: { readonly depth: number; readonly top: ChartAccount | null },
): Promise<Expenses> {
  const bounds = boundsOf(ranges);
  const [byCategory, all] = [new FlowSpans(bounds), new FlowSpans(bounds)];
  const levels = depth + (top ? top.depth - 1 : 0);
  const under = (account: ChartAccount) => categoryOf(frame.chart, account, levels);
  const scope = { ...hullOf(ranges), bounds, types: expense, dated: expense, worth: expense, under, withoutClosing: true };
  for (const sum of await readSums(sql, frame, scope, valuation)) {
    if (top && !frame.chart.account(sum.accountId).path.includes(top.id)) continue;
    const value = valuation.atOwnDate(sum);
    byCategory.add(sum.accountId, sum.on, value);
    all.add(0, sum.on, value);
  }
  return { byCategory, all, untyped: top ? [] : await readUntyped(sql, frame, valuation, ranges[0]) };
}

const expense = ['EXPENSE'] as const;

async function readUntyped(sql: Sql, frame: Frame, valuation: Valuation, range: DateRange): Promise<ChartAccount[]> {
  const sums = await readSums(sql, frame, { ...range, bounds: [], types: ['UNTYPED'], dated: [], worth: ['UNTYPED'] }, valuation);
  return accountsIn(frame.chart, sums);
}
