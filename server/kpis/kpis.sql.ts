import { type BalancesByDay, balancesAt } from '../ledger/balances.ts';
import { readCashFlows } from '../ledger/cash-flows.sql.ts';
import type { CashFlows } from '../ledger/cash-flows.ts';
import type { Frame } from '../ledger/frame.sql.ts';
import { completeMonths, type DateRange, daysIn } from '../ledger/period.ts';
import { addDays, type PlainDate } from '../ledger/plain-date.ts';
import { boundsOf, FlowSpans, hullOf } from '../ledger/spans.ts';
import type { Sql } from '../ledger/sql.ts';
import { readSums } from '../ledger/sums.sql.ts';
import type { Valuation } from '../ledger/valuation.ts';
import { type FlowFacts, monthsMeant, type PeriodFacts } from './facts.ts';

/** A period's elapsed days, and the complete months that its monthly means look back on. */
interface Span {
  readonly range: DateRange;
  readonly months: readonly DateRange[];
}

/**
 * The facts of each range (elapsed days only), in order: three statements, however many ranges and KPIs. Ranges
 * may overlap.
 */
export async function readFacts(
  sql: Sql,
  frame: Frame,
  valuation: Valuation,
  ranges: readonly DateRange[],
  today: PlainDate,
): Promise<PeriodFacts[]> {
  const spans = ranges.map((range) => ({ range, months: completeMonths(range.to, monthsMeant, frame.book.firstDate, today) }));
  const flowRanges = spans.flatMap(({ range, months }) => [range, ...months]);
  const balances = await readBalances(sql, frame, valuation, ranges);
  const results = await readResults(sql, frame, valuation, flowRanges);
  const cash = await readCashFlows(sql, frame, flowRanges, valuation);
  return spans.map((span) => factsOf(span, frame, balances, results, cash));
}

function factsOf({ range, months }: Span, { chart }: Frame, balances: BalancesByDay, results: FlowSpans, cash: CashFlows): PeriodFacts {
  return {
    chart,
    days: daysIn(range),
    opening: balances.get(addDays(range.from, -1)) ?? new Map(),
    closing: balances.get(range.to) ?? new Map(),
    months: months.map((month) => flowFactsOf(month, results, cash)),
    ...flowFactsOf(range, results, cash),
  };
}

function flowFactsOf(range: DateRange, results: FlowSpans, cash: CashFlows): FlowFacts {
  const cashFlow = new Map([...cash.section('OPERATING', range), ...cash.section('INVESTING', range)]);
  return { results: results.within(range), cashFlow, grossBurn: cash.grossBurn(range) };
}

/** The days whose closing rates the facts of these ranges are valued at: the last before each range, and its own last. */
export function closingDays(ranges: readonly DateRange[]): PlainDate[] {
  return ranges.flatMap(({ from, to }) => [addDays(from, -1), to]);
}

/** Assets, liabilities and untyped accounts at the start and the end of each range. */
async function readBalances(sql: Sql, frame: Frame, valuation: Valuation, ranges: readonly DateRange[]): Promise<BalancesByDay> {
  const scope = {
    from: null,
    to: hullOf(ranges).to,
    bounds: boundsOf(ranges),
    types: ['ASSET', 'LIABILITY', 'UNTYPED'],
    dated: [],
  } as const;
  return balancesAt(closingDays(ranges), await readSums(sql, frame, scope, valuation), valuation);
}

/** Income, expenses and untyped accounts, without closing entries. */
async function readResults(sql: Sql, frame: Frame, valuation: Valuation, ranges: readonly DateRange[]): Promise<FlowSpans> {
  const bounds = boundsOf(ranges);
  const results = new FlowSpans(bounds);
  const types = ['REVENUE', 'EXPENSE', 'UNTYPED'] as const;
  for (const sum of await readSums(sql, frame, { ...hullOf(ranges), bounds, types, dated: types }, valuation)) {
    if (sum.isClosing) continue;
    results.add(sum.accountId, sum.on, valuation.atOwnDate(sum));
  }
  return results;
}
