import { type AccountSum, accountsIn, byAccount } from '../ledger/account-sum.ts';
import { type CashSection, type CounterSum, sectionOf } from '../ledger/cash-flows.ts';
import type { Chart, ChartAccount } from '../ledger/chart.ts';
import type { DateRange } from '../ledger/period.ts';
import { addDays } from '../ledger/plain-date.ts';
import { plainLine, rollSection, type Section } from '../ledger/statement.ts';
import type { Valuation } from '../ledger/valuation.ts';
import { Valued } from '../ledger/valued.ts';

/** A cash flow statement, unrounded: the whole period, then one column for each bucket. Inflow is positive. */
export interface Flows {
  /** All cash at the end of the day before, and at the end of the last day, each at its own day's rates. */
  readonly opening: Valued;
  readonly closing: Valued;
  readonly operating: Section;
  readonly investing: Section;
  readonly financing: Section;
  /** What the three do not explain: changes of rates, and exchanges at another rate than the day's. */
  readonly currencyEffect: Valued;
  /** Counter-accounts of no known type: their flows count as operating. */
  readonly untyped: readonly ChartAccount[];
}

interface FlowParts {
  readonly chart: Chart;
  readonly valuation: Valuation;
  /** The days that count. */
  readonly range: DateRange;
  readonly buckets: readonly DateRange[];
  /** Sums of cash accounts up to the range's end, parted at its first day. */
  readonly cash: readonly AccountSum[];
  /** Counter-postings within the range, parted at the buckets' first days. */
  readonly counter: readonly CounterSum[];
}

export function flowsOf(parts: FlowParts): Flows {
  const { chart, valuation, range, cash, counter } = parts;
  const dayBefore = addDays(range.from, -1);
  const opening = valuation.atClosing(
    cash.filter((sum) => sum.on < range.from),
    dayBefore,
  );
  const closing = valuation.atClosing(cash, range.to);
  const [operating, investing, flowing] = (['OPERATING', 'INVESTING', 'FINANCING'] as const).map((section) => sectionIn(parts, section));
  const financing = withOpening(parts, flowing!);
  const explained = Valued.sum([operating!, investing!, financing].map((section) => section.totals[0]!));
  const untyped = accountsIn(
    chart,
    counter.filter((sum) => !sum.isOpening),
  ).filter((account) => account.type === 'UNTYPED');
  return {
    opening,
    closing,
    operating: operating!,
    investing: investing!,
    financing,
    currencyEffect: closing.minus(opening).minus(explained),
    untyped,
  };
}

function sectionIn({ chart, valuation, buckets, counter }: FlowParts, section: CashSection): Section {
  const found = counter.filter((sum) => !sum.isOpening && sectionOf(chart.account(sum.accountId)) === section);
  const leaves = [...byAccount(found)].map(([accountId, own]) => ({
    account: chart.account(accountId),
    columns: columnsOf(own, buckets, valuation),
    native: own,
  }));
  return rollSection(chart, leaves, buckets.length + 1);
}

/** The cash that opening entries brought into the book: one line, whatever else those entries hold. */
function withOpening({ valuation, buckets, counter }: FlowParts, financing: Section): Section {
  const sums = counter.filter((sum) => sum.isOpening);
  if (sums.length === 0) return financing;
  const columns = columnsOf(sums, buckets, valuation);
  return {
    totals: financing.totals.map((total, column) => total.plus(columns[column]!)),
    lines: [...financing.lines, plainLine('opening balances', columns, sums)],
  };
}

/** The whole, then each bucket. What was paid is negative. */
function columnsOf(sums: readonly CounterSum[], buckets: readonly DateRange[], valuation: Valuation): Valued[] {
  const within = ({ from, to }: DateRange) => sums.filter(({ on }) => from <= on && on <= to);
  return [sums, ...buckets.map(within)].map((found) => valuation.atOwnDates(found).negated());
}
