import type { Context } from '../context.ts';
import { bucketsOf } from '../ledger/bucket.ts';
import type { Chart, ChartAccount } from '../ledger/chart.ts';
import { type Frame, readFrame } from '../ledger/frame.sql.ts';
import { elapsedOf, requireRange } from '../ledger/period.ts';
import type { PlainDate } from '../ledger/plain-date.ts';
import { provenanceOf } from '../ledger/provenance.ts';
import { badInput } from '../ledger/refusal.ts';
import { unpricedWarnings, untypedWarnings } from '../ledger/report-warnings.ts';
import { readValuation } from '../ledger/valuation.sql.ts';
import type { Valuation } from '../ledger/valuation.ts';
import { Valued } from '../ledger/valued.ts';
import { accountOf } from '../nouns/account.types.ts';
import { warningOf } from '../nouns/warning.types.ts';
import { type Category, categoriesOf } from './categories.ts';
import type { ExpenseBucket, ExpenseTrend, ExpenseTrendArguments } from './expense-trend.types.ts';
import { type Expenses, readExpenses } from './expenses.sql.ts';
import { type BucketFigures, type BucketSpans, figuresOf, rangesOf, spansOf } from './trend.ts';

const topMax = 100;
const movingAverageMax = 100;

/** Refuses a range that ends before it begins, more than 400 buckets, and depth, top or movingAverage out of bounds. */
export function expenseTrend(ctx: Context, asked: ExpenseTrendArguments): Promise<ExpenseTrend> {
  const range = requireRange(asked.from, asked.to);
  requireBounds(asked);
  return ctx.snapshot(async (sql) => {
    const frame = await readFrame(sql, ctx.book.id);
    const { fiscalYearStartMonth, firstDate } = frame.book;
    const buckets = bucketsOf(range, asked.interval, { today: ctx.today, fiscalYearStartMonth });
    const { interval, movingAverage } = asked;
    const spans = spansOf(buckets, { range, interval, movingAverage, today: ctx.today, firstDate });
    const elapsed = elapsedOf(range, ctx.today);
    const valuation = await readValuation(sql, frame, asked.currency, [elapsed.to]);
    const under = asked.account ? requireExpense(frame.chart, asked.account) : null;
    const expenses = await readExpenses(sql, frame, valuation, [elapsed, ...rangesOf(spans)], { depth: asked.depth, top: under });
    return printed(frame, expenses, valuation, { ...asked, ...elapsed, spans, under, now: ctx.now });
  });
}

interface Asked {
  /** The elapsed days of the range. */
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly under: ChartAccount | null;
  readonly top: number;
  readonly spans: readonly BucketSpans[];
  readonly now: Date;
}

function printed({ book, chart, version }: Frame, expenses: Expenses, valuation: Valuation, asked: Asked): ExpenseTrend {
  const { spans, under, top } = asked;
  const figures = spans.map((span) => figuresOf(span, expenses.all, valuation));
  const whole = Valued.sum(expenses.all.within(asked).values());
  const total = valuation.rounded(whole.amount);
  const [buckets, totals] = [spans.map((span) => span.elapsed), figures.map((bucket) => bucket.total)];
  const categories = categoriesOf({ chart, under, spans: expenses.byCategory, range: asked, buckets, total, totals, top, valuation });
  const warnings = [...untypedWarnings(expenses.untyped), ...unpricedWarnings(valuation, whole.leftOut)];
  return {
    currency: valuation.currency,
    buckets: spans.map((span, index) => bucketOf(span, figures[index]!, categories, index, valuation)),
    categories: categories.map(({ account, label, total, share }) => ({
      ...{ account: account && accountOf(book.id, account), label, total: valuation.money(total), share },
    })),
    total: valuation.money(total),
    unpriced: spans.flatMap(({ elapsed }) => (elapsed ? unpricedIn(expenses, elapsed, valuation) : [])),
    warnings: warnings.map((warning) => warningOf(book.id, warning)),
    provenance: provenanceOf(version, asked.now),
  };
}

function unpricedIn({ all }: Expenses, range: NonNullable<BucketSpans['elapsed']>, valuation: Valuation) {
  return valuation.unpriced(Valued.sum(all.within(range).values()).leftOut);
}

function bucketOf(
  { bucket }: BucketSpans,
  figures: BucketFigures,
  categories: readonly Category[],
  index: number,
  valuation: Valuation,
): ExpenseBucket {
  const { total, movingAverage, yearAgo, changeOnPrevious } = figures;
  return {
    period: bucket,
    total: valuation.money(total),
    amounts: categories.map((category) => category.amounts[index]!),
    movingAverage: movingAverage && valuation.money(movingAverage),
    yearAgo: yearAgo && valuation.money(yearAgo),
    changeOnPrevious,
  };
}

/** An expense account, or one that stands above some. */
function requireExpense(chart: Chart, fullName: string): ChartAccount {
  const account = chart.find(fullName);
  if (!account)
    throw badInput(`There is no account ${fullName}. \`accounts(type: EXPENSE)\` lists those that money was spent on.`, 'account');
  if (chart.subtree(account).some(({ type }) => type === 'EXPENSE')) return account;
  throw badInput(`${fullName} is no expense account, and has none below it: its type is ${account.type}.`, 'account');
}

function requireBounds({ depth, top, movingAverage }: ExpenseTrendArguments): void {
  if (depth < 1) throw badInput('depth is 1 (the children of the expense root) or more.', 'depth');
  if (top < 1 || top > topMax) throw badInput(`top is 1 to ${topMax}.`, 'top');
  if (movingAverage < 1 || movingAverage > movingAverageMax)
    throw badInput(`movingAverage is 1 to ${movingAverageMax} buckets.`, 'movingAverage');
}
