import { type AccountSum, accountsIn, byAccount } from '../ledger/account-sum.ts';
import type { Chart, ChartAccount } from '../ledger/chart.ts';
import type { AccountType } from '../ledger/nouns.ts';
import type { DateRange } from '../ledger/period.ts';
import { type ReportWarning, unpricedWarnings, untypedWarnings } from '../ledger/report-warnings.ts';
import { rollSection, type Section } from '../ledger/statement.ts';
import type { UnpricedRow, Valuation } from '../ledger/valuation.ts';
import type { Valued } from '../ledger/valued.ts';

/** An income statement, unrounded: the whole period, then one column for each bucket. The buckets add up to the whole. */
export interface Income {
  readonly revenue: Section;
  readonly expenses: Section;
  readonly netIncome: readonly Valued[];
  /** Accounts of no known type with postings in the period: they are in neither section. */
  readonly untyped: readonly ChartAccount[];
}

interface IncomeParts {
  readonly chart: Chart;
  readonly valuation: Valuation;
  readonly buckets: readonly DateRange[];
  /** Revenue, expenses and untyped accounts of the period, parted at the buckets' first days. */
  readonly sums: readonly AccountSum[];
}

export function incomeOf({ chart, valuation, buckets, sums }: IncomeParts): Income {
  const flows = sums.filter((sum) => !sum.isClosing);
  const of = (type: AccountType) => flows.filter((sum) => chart.account(sum.accountId).type === type);
  const section = (type: AccountType, print: (figure: Valued) => Valued) => {
    const leaves = [...byAccount(of(type))].map(([accountId, own]) => {
      const within = ({ from, to }: DateRange) => own.filter(({ on }) => from <= on && on <= to);
      const columns = [own, ...buckets.map(within)].map((found) => print(valuation.atOwnDates(found)));
      return { account: chart.account(accountId), columns, native: own };
    });
    return rollSection(chart, leaves, buckets.length + 1);
  };
  const revenue = section('REVENUE', (figure) => figure.negated());
  const expenses = section('EXPENSE', (figure) => figure);
  const netIncome = revenue.totals.map((total, column) => total.minus(expenses.totals[column]!));
  return { revenue, expenses, netIncome, untyped: accountsIn(chart, of('UNTYPED')) };
}

/** One row for each currency and column: of the buckets where there are any, else of the whole period. */
export function unpricedOf({ netIncome }: Income, valuation: Valuation): UnpricedRow[] {
  const [whole, ...buckets] = netIncome;
  return (buckets.length > 0 ? buckets : [whole!]).flatMap(({ leftOut }) => valuation.unpriced(leftOut));
}

export function warningsOf({ netIncome, untyped }: Income, valuation: Valuation): ReportWarning[] {
  return [...untypedWarnings(untyped), ...unpricedWarnings(valuation, netIncome[0]!.leftOut)];
}
