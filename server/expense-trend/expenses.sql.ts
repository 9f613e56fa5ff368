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

/** One statement for all ranges, which may overlap. `depth` is below the expense root. */
export async function readExpenses(
  sql: Sql,
  frame: Frame,
  valuation: Valuation,
  ranges: readonly [DateRange, ...DateRange[]],
  depth: number,
): Promise<Expenses> {
  const { chart } = frame;
  const bounds = boundsOf(ranges);
  const [byCategory, all, untyped] = [new FlowSpans(bounds), new FlowSpans(bounds), new Set<ChartAccount>()];
  const scope = { ...hullOf(ranges), bounds, types: ['EXPENSE', 'UNTYPED'], dated: ['EXPENSE'], isWorth: true } as const;
  for (const sum of await readSums(sql, frame, scope, valuation)) {
    const { accountId, on, isClosing } = sum;
    const account = chart.account(accountId);
    if (account.type === 'UNTYPED' && on >= ranges[0].from && on <= ranges[0].to) untyped.add(account);
    if (account.type === 'UNTYPED' || isClosing) continue;
    const value = valuation.atOwnDate(sum);
    byCategory.add(categoryOf(chart, account, depth).id, on, value);
    all.add(0, on, value);
  }
  return { byCategory, all, untyped: chart.accounts.filter((account) => untyped.has(account)) };
}
