import { type BalancesByDay, balancesAt } from '../ledger/balances.ts';
import { readCashFlows } from '../ledger/cash-flows.sql.ts';
import type { CashFlows } from '../ledger/cash-flows.ts';
import type { Chart, ChartAccount } from '../ledger/chart.ts';
import type { Frame } from '../ledger/frame.sql.ts';
import type { AccountType } from '../ledger/nouns.ts';
import { completeMonths, type DateRange, daysIn } from '../ledger/period.ts';
import { addDays, type PlainDate } from '../ledger/plain-date.ts';
import { boundsOf, FlowSpans, hullOf } from '../ledger/spans.ts';
import type { Sql } from '../ledger/sql.ts';
import { readSums } from '../ledger/sums.sql.ts';
import type { Valuation } from '../ledger/valuation.ts';
import { type FlowFacts, monthsMeant, type PeriodFacts } from './facts.ts';

/** How far the flows of facts are told apart. Balances always are: some figures depend on the side that each stands on. */
export type FlowDetail = 'BY_CLASS' | 'BY_ACCOUNT';

/** A period's elapsed days, and the complete months that its monthly means look back on. */
interface Span {
  readonly range: DateRange;
  readonly months: readonly DateRange[];
}

/**
 * The facts of each range (elapsed days only), in order: three statements, however many ranges and KPIs. Ranges
 * may overlap. `BY_CLASS` lets one account stand for all flows of a type and role, which are all that figures ask of.
 */
export async function readFacts(
  sql: Sql,
  frame: Frame,
  valuation: Valuation,
  ranges: readonly DateRange[],
  today: PlainDate,
  detail: FlowDetail = 'BY_CLASS',
): Promise<PeriodFacts[]> {
  const spans = ranges.map((range) => ({ range, months: completeMonths(range.to, monthsMeant, frame.book.firstDate, today) }));
  const flowRanges = spans.flatMap(({ range, months }) => [range, ...months]);
  const under = detail === 'BY_CLASS' ? classesOf(frame.chart) : (account: ChartAccount) => account;
  const { balances, results } = await readSumsOf(sql, frame, valuation, { ranges, flowRanges, under });
  const cash = await readCashFlows(sql, frame, flowRanges, valuation, under);
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

const flowTypes: readonly AccountType[] = ['REVENUE', 'EXPENSE', 'UNTYPED'];
const balanceTypes: readonly AccountType[] = ['ASSET', 'LIABILITY', 'UNTYPED'];

/** The first account of each type and role, for all that are like it. Those without a type stand for themselves: reports name them. */
function classesOf(chart: Chart): (account: ChartAccount) => ChartAccount {
  const classOf = ({ type, role }: ChartAccount) => `${type} ${role}`;
  const first = new Map([...chart.accounts].reverse().map((account) => [classOf(account), account]));
  return (account) => (account.type === 'UNTYPED' ? account : first.get(classOf(account))!);
}

interface SumRanges {
  readonly ranges: readonly DateRange[];
  readonly flowRanges: readonly DateRange[];
  readonly under: (account: ChartAccount) => ChartAccount;
}

/**
 * Assets, liabilities and untyped accounts at the start and the end of each range, and the income and expenses of each
 * range of flows, without closing entries.
 */
async function readSumsOf(
  sql: Sql,
  frame: Frame,
  valuation: Valuation,
  { ranges, flowRanges, under }: SumRanges,
): Promise<{ balances: BalancesByDay; results: FlowSpans }> {
  const bounds = boundsOf(flowRanges);
  const flowHull = hullOf(flowRanges);
  const held = { from: null, to: hullOf(ranges).to, bounds: boundsOf(ranges), types: balanceTypes, dated: [] };
  const flowing = { ...flowHull, bounds, types: flowTypes, dated: flowTypes, worth: flowTypes, under, withoutClosing: true };
  const sums = await readSums(sql, frame, held, valuation);
  const results = new FlowSpans(bounds);
  for (const sum of await readSums(sql, frame, flowing, valuation)) results.add(sum.accountId, sum.on, valuation.atOwnDate(sum));
  return { balances: balancesAt(closingDays(ranges), sums, valuation), results };
}
