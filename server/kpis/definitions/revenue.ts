import type { KpiDefinition } from '../definition.ts';
import { isInferred, moneyOf, untypedWarning } from '../measure.ts';
import { revenueIn } from '../revenue.ts';

export const revenue: KpiDefinition = {
  key: 'REVENUE',
  label: 'Revenue',
  definition:
    "Income from sales, net of credit notes and without VAT, on the entries' dates: -flow(REVENUE accounts without OTHER_INCOME), each posting at its day's rate.",
  unit: 'MONEY',
  goodWhen: 'UP',
  measure: (facts) =>
    moneyOf(revenueIn(facts, facts), {
      inferred: isInferred(facts.chart.ofRole('OTHER_INCOME')),
      warnings: untypedWarning(facts.chart, facts.results),
    }),
};
