import type { ReportWarning } from '../../ledger/report-warnings.ts';
import { ofCash } from '../burn.ts';
import type { KpiDefinition } from '../definition.ts';
import { moneyOf, type Part, partsOf } from '../measure.ts';

export const cashOnHand: KpiDefinition = {
  key: 'CASH_ON_HAND',
  label: 'Cash on hand',
  definition:
    "Balance of all cash accounts at the end of the period's last day, foreign currencies at that day's rates: bal(CASH). Overdrawn accounts count as negative.",
  unit: 'MONEY',
  goodWhen: 'UP',
  measure: (facts) =>
    ofCash(facts, (remarks) => {
      const parts = partsOf(facts.chart.ofRole('CASH'), facts.closing, 1);
      return moneyOf(parts, { ...remarks, warnings: overdrawn(parts) });
    }),
};

function overdrawn(parts: readonly Part[]): ReportWarning[] {
  return parts
    .filter((part) => part.value.amount.sign < 0)
    .map(({ account }) => ({ code: 'OVERDRAWN', message: `${account.fullName} is overdrawn: it reduces the cash on hand.`, account }));
}
