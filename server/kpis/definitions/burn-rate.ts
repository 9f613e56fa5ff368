import { netBurnIn, ofCashFlow } from '../burn.ts';
import type { KpiDefinition } from '../definition.ts';
import { monthlyMean } from '../mean-months.ts';

export const burnRate: KpiDefinition = {
  key: 'BURN_RATE',
  label: 'Burn rate',
  definition:
    "Mean net burn of the last 3 calendar months that are over and lie on or before the period's end: sum of their net burn / 3. A younger book: the mean of the months there are.",
  unit: 'MONEY',
  goodWhen: 'DOWN',
  measure: (facts) => ofCashFlow(facts, facts.months, (remarks) => monthlyMean(facts, (month) => netBurnIn(facts, month), remarks)),
};
