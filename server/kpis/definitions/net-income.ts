import type { KpiDefinition } from '../definition.ts';
import { moneyOf, partsOf, untypedWarning } from '../measure.ts';

export const netIncome: KpiDefinition = {
  key: 'NET_INCOME',
  label: 'Net income',
  definition:
    "All income less all expenses: -(flow(REVENUE) + flow(EXPENSE)), each posting at its day's rate. Includes other income; closing entries do not count.",
  unit: 'MONEY',
  goodWhen: 'UP',
  measure: (facts) =>
    moneyOf(partsOf(facts.chart.ofType('REVENUE', 'EXPENSE'), facts.results, -1), { warnings: untypedWarning(facts.chart, facts.results) }),
};
