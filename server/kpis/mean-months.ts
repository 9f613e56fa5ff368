import type { ChartAccount } from '../ledger/chart.ts';
import type { ReportWarning } from '../ledger/report-warnings.ts';
import { type FlowFacts, monthsMeant, type PeriodFacts } from './facts.ts';
import { type Measure, moneyOf, type Part, type Remarks, undefinedFor } from './measure.ts';

/** The mean over the last complete months of what `partsIn` finds in each. Fewer months than three are said; none is null. */
export function monthlyMean(facts: PeriodFacts, partsIn: (month: FlowFacts) => readonly Part[], remarks: Remarks): Measure {
  const count = facts.months.length;
  if (count === 0) return undefinedFor('noCompleteMonth', remarks);
  const warnings = [...(remarks.warnings ?? []), ...fewerMonths(count)];
  return moneyOf(byAccount(facts.months.flatMap(partsIn)), { ...remarks, warnings }, count);
}

function fewerMonths(count: number): ReportWarning[] {
  if (count >= monthsMeant) return [];
  const months = count === 1 ? 'one complete month' : `${count} complete months`;
  return [
    {
      code: 'FEWER_MONTHS',
      message: `The mean is of ${months}, not ${monthsMeant}: the book has no more up to the period's end.`,
      account: null,
    },
  ];
}

/** One part for each account, so that a contribution is named once. */
function byAccount(parts: readonly Part[]): Part[] {
  const sums = new Map<ChartAccount, Part>();
  for (const part of parts) {
    const sum = sums.get(part.account);
    sums.set(part.account, sum ? { account: part.account, value: sum.value.plus(part.value), source: sum.source.plus(part.source) } : part);
  }
  return [...sums.values()];
}
