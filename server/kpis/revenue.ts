import type { Chart, ChartAccount } from '../ledger/chart.ts';
import type { AccountRole } from '../ledger/nouns.ts';
import type { FlowFacts, PeriodFacts } from './facts.ts';
import { type Part, partsOf } from './measure.ts';

/** Income from sales: all revenue accounts but OTHER_INCOME. Positive where earned. */
export function revenueIn({ chart }: PeriodFacts, flow: FlowFacts): Part[] {
  return partsOf(
    chart.ofType('REVENUE').filter((account) => account.role !== 'OTHER_INCOME'),
    flow.results,
    -1,
  );
}

/** Expense accounts without those of the given roles. */
export function expensesBut(chart: Chart, ...roles: readonly AccountRole[]): ChartAccount[] {
  return chart.ofType('EXPENSE').filter((account) => account.role === null || !roles.includes(account.role));
}
