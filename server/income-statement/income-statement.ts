import type { Context } from '../context.ts';
import { bucketsOf } from '../ledger/bucket.ts';
import { type Frame, readFrame } from '../ledger/frame.sql.ts';
import { elapsedOf, type Period, periodOf, requireRange } from '../ledger/period.ts';
import { provenanceOf } from '../ledger/provenance.ts';
import { requireDepth } from '../ledger/statement.ts';
import { readSums } from '../ledger/sums.sql.ts';
import { readValuation } from '../ledger/valuation.sql.ts';
import type { Valuation } from '../ledger/valuation.ts';
import type { FlowStatementArguments } from '../nouns/flow-statement-arguments.types.ts';
import { sectionOf } from '../nouns/statement.types.ts';
import { warningOf } from '../nouns/warning.types.ts';
import { type Income, incomeOf, unpricedOf, warningsOf } from './income.ts';
import type { IncomeStatement } from './income-statement.types.ts';

/** Refuses a range that ends before it begins, a depth below 1 and more than 400 buckets. */
export function incomeStatement(ctx: Context, { from, to, interval, currency, ...rest }: FlowStatementArguments): Promise<IncomeStatement> {
  const [range, depth] = [requireRange(from, to), requireDepth(rest.depth)];
  const elapsed = elapsedOf(range, ctx.today);
  return ctx.snapshot(async (sql) => {
    const frame = await readFrame(sql, ctx.book.id);
    const calendar = { today: ctx.today, fiscalYearStartMonth: frame.book.fiscalYearStartMonth };
    const buckets = interval ? bucketsOf(range, interval, calendar) : [];
    const valuation = await readValuation(sql, frame, currency, [elapsed.to]);
    const scope = {
      ...elapsed,
      bounds: buckets.map((bucket) => bucket.from),
      types: ['REVENUE', 'EXPENSE', 'UNTYPED'] as const,
      dated: ['REVENUE', 'EXPENSE'] as const,
      withoutClosing: true,
    };
    const sums = await readSums(sql, frame, scope, valuation);
    const income = incomeOf({ chart: frame.chart, valuation, buckets, sums });
    return printed(frame, income, valuation, { period: periodOf(range, calendar), buckets, depth, now: ctx.now });
  });
}

interface Asked {
  readonly period: Period;
  readonly buckets: Period[];
  readonly depth: number | null;
  readonly now: Date;
}

function printed({ book, version }: Frame, income: Income, valuation: Valuation, { period, buckets, depth, now }: Asked): IncomeStatement {
  const [netIncome, ...netIncomeByBucket] = income.netIncome.map((figure) => valuation.money(figure.amount));
  return {
    period,
    buckets,
    currency: valuation.currency,
    revenue: sectionOf(book.id, income.revenue, { valuation, depth, sign: -1 }),
    expenses: sectionOf(book.id, income.expenses, { valuation, depth, sign: 1 }),
    netIncome: netIncome!,
    netIncomeByBucket,
    unpriced: unpricedOf(income, valuation),
    warnings: warningsOf(income, valuation).map((warning) => warningOf(book.id, warning)),
    provenance: provenanceOf(version, now),
  };
}
