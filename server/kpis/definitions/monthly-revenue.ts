import type { KpiDefinition } from '../definition.ts';
import { monthlyMean } from '../mean-months.ts';
import { isInferred } from '../measure.ts';
import { revenueIn } from '../revenue.ts';

export const monthlyRevenue: KpiDefinition = {
  key: 'MONTHLY_REVENUE',
  label: 'Monthly revenue',
  definition:
    "Mean revenue of the last 3 calendar months that are over and lie on or before the period's end: sum of their revenue / 3. All revenue, not only what recurs.",
  unit: 'MONEY',
  goodWhen: 'UP',
  measure: (facts) => monthlyMean(facts, (month) => revenueIn(facts, month), { inferred: isInferred(facts.chart.ofRole('OTHER_INCOME')) }),
};
