import type { Context } from '../context.ts';
import { type Bucket, bucketsOf } from '../ledger/bucket.ts';
import { readCounterSums } from '../ledger/cash-flows.sql.ts';
import { type Frame, readFrame } from '../ledger/frame.sql.ts';
import { type DateRange, elapsedOf, type Period, periodOf, requireRange } from '../ledger/period.ts';
import { addDays } from '../ledger/plain-date.ts';
import { provenanceOf } from '../ledger/provenance.ts';
import type { Sql } from '../ledger/sql.ts';
import { requireDepth } from '../ledger/statement.ts';
import { readSums } from '../ledger/sums.sql.ts';
import { readValuation } from '../ledger/valuation.sql.ts';
import type { Valuation } from '../ledger/valuation.ts';
import type { FlowStatementArguments } from '../nouns/flow-statement-arguments.types.ts';
import { sectionOf } from '../nouns/statement.types.ts';
import { warningOf } from '../nouns/warning.types.ts';
import type { CashFlowStatement } from './cash-flow.types.ts';
import { type Flows, flowsOf } from './flows.ts';
import { unpricedOf, warningsOf } from './remarks.ts';

/** Refuses a range that ends before it begins, a depth below 1 and more than 400 buckets. */
export function cashFlowStatement(
  ctx: Context,
  { from, to, interval, currency, ...rest }: FlowStatementArguments,
): Promise<CashFlowStatement> {
  const [range, depth] = [requireRange(from, to), requireDepth(rest.depth)];
  const elapsed = elapsedOf(range, ctx.today);
  return ctx.snapshot(async (sql) => {
    const frame = await readFrame(sql, ctx.book.id);
    const calendar = { today: ctx.today, fiscalYearStartMonth: frame.book.fiscalYearStartMonth };
    const buckets = interval ? bucketsOf(range, interval, calendar) : [];
    const valuation = await readValuation(sql, frame, currency, [addDays(elapsed.from, -1), elapsed.to]);
    const flows = await readFlows(sql, frame, valuation, elapsed, buckets);
    return printed(frame, flows, valuation, { period: periodOf(range, calendar), buckets, depth, now: ctx.now });
  });
}

async function readFlows(sql: Sql, frame: Frame, valuation: Valuation, range: DateRange, buckets: Bucket[]): Promise<Flows> {
  const { chart } = frame;
  const cashAccounts = new Set(chart.ofRole('CASH').map((account) => account.id));
  const balances = { from: null, to: range.to, bounds: [range.from], types: ['ASSET'], dated: [] } as const;
  const cash = (await readSums(sql, frame, balances, valuation)).filter((sum) => cashAccounts.has(sum.accountId));
  const bounds = [range.from, ...buckets.map((bucket) => bucket.from)];
  const counter = await readCounterSums(sql, frame, { ...range, bounds: [...new Set(bounds)].sort() }, valuation);
  return flowsOf({ chart, valuation, range, buckets, cash, counter });
}

interface Asked {
  readonly period: Period;
  readonly buckets: Period[];
  readonly depth: number | null;
  readonly now: Date;
}

function printed(
  { book, chart, version }: Frame,
  flows: Flows,
  valuation: Valuation,
  { period, buckets, depth, now }: Asked,
): CashFlowStatement {
  const [operating, investing, financing] = [flows.operating, flows.investing, flows.financing].map((section) =>
    sectionOf(book.id, section, { valuation, depth, sign: -1 }),
  );
  const [openingCash, closingCash] = [valuation.money(flows.opening.amount), valuation.money(flows.closing.amount)];
  const explained = [openingCash, operating!.total, investing!.total, financing!.total];
  // From printed figures, so that the statement adds up as it is read.
  const effect = explained.reduce((rest, { amount }) => rest.minus(amount), closingCash.amount);
  return {
    ...{ period, buckets, currency: valuation.currency, openingCash, closingCash },
    ...{ operating: operating!, investing: investing!, financing: financing! },
    currencyEffect: valuation.money(effect),
    netChange: valuation.money(flows.closing.minus(flows.opening).amount),
    unpriced: unpricedOf(flows, valuation),
    warnings: warningsOf(flows, chart, valuation).map((warning) => warningOf(book.id, warning)),
    provenance: provenanceOf(version, now),
  };
}
