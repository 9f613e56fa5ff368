import { ratioDigits } from '../ledger/change.ts';
import type { Chart, ChartAccount } from '../ledger/chart.ts';
import { Decimal } from '../ledger/decimal.ts';
import type { DateRange } from '../ledger/period.ts';
import type { FlowSpans } from '../ledger/spans.ts';
import type { Valuation } from '../ledger/valuation.ts';
import type { Valued } from '../ledger/valued.ts';

/** A printed row: its total over the range, and one amount for each bucket. */
export interface Category {
  /** Null for the row that sums what is not in the top. */
  readonly account: ChartAccount | null;
  readonly label: string;
  readonly total: Decimal;
  /** Of the total of all; null where that is 0. */
  readonly share: Decimal | null;
  readonly amounts: readonly Decimal[];
}

/** The account that an expense account's postings are grouped under: `depth` levels below the root, or itself where it is not so deep. */
export function categoryOf(chart: Chart, account: ChartAccount, depth: number): ChartAccount {
  return chart.account(account.path[Math.min(depth, account.path.length - 1)]!);
}

interface CategoryParts {
  readonly chart: Chart;
  /** The account that all of them are below; null for the expense root. */
  readonly under: ChartAccount | null;
  /** Expenses by category account. */
  readonly spans: FlowSpans;
  readonly range: DateRange;
  /** The days that count of each bucket; null for a bucket that has not begun. */
  readonly buckets: readonly (DateRange | null)[];
  /** Printed: of the whole, and of each bucket. */
  readonly total: Decimal;
  readonly totals: readonly Decimal[];
  readonly top: number;
  readonly valuation: Valuation;
}

/** The largest categories over the range, then 'Other' where there are more: as printed, the rows add up to the totals. */
export function categoriesOf(parts: CategoryParts): Category[] {
  const { chart, under, spans, range, buckets, top, valuation } = parts;
  const rootLevels = under?.depth ?? 1;
  const ranked = [...spans.within(range)].map(([id, value]) => ({ account: chart.account(id), value })).sort(largestFirst);
  const within = buckets.map((bucket) => (bucket ? spans.within(bucket) : new Map<number, Valued>()));
  const whole = Decimal.sum(ranked.map(({ value }) => value.amount));
  const shown = ranked.slice(0, top).map(({ account, value }) => ({
    account,
    label: account.fullName.split(':').slice(rootLevels).join(':') || account.name,
    total: valuation.rounded(value.amount),
    share: shareOf(value.amount, whole, parts.total),
    amounts: within.map((amounts) => valuation.rounded(amounts.get(account.id)?.amount ?? Decimal.zero)),
  }));
  if (ranked.length === shown.length) return shown;
  const others = Decimal.sum(ranked.slice(top).map(({ value }) => value.amount));
  return [...shown, { ...otherThan(shown, parts), share: shareOf(others, whole, parts.total) }];
}

/** What the printed totals leave, so that what is read adds up. */
function otherThan(shown: readonly Category[], { total, totals }: CategoryParts): Omit<Category, 'share'> {
  const rest = total.minus(Decimal.sum(shown.map((category) => category.total)));
  const amounts = totals.map((bucket, index) => bucket.minus(Decimal.sum(shown.map((category) => category.amounts[index]!))));
  return { account: null, label: 'Other', total: rest, amounts };
}

/** Of unrounded sums, rounded once; null where the total is printed as 0. */
function shareOf(amount: Decimal, whole: Decimal, printedTotal: Decimal): Decimal | null {
  return printedTotal.isZero ? null : amount.dividedBy(whole, ratioDigits);
}

interface Ranked {
  readonly account: ChartAccount;
  readonly value: Valued;
}

function largestFirst(a: Ranked, b: Ranked): number {
  return b.value.amount.compare(a.value.amount) || (a.account.fullName < b.account.fullName ? -1 : 1);
}
