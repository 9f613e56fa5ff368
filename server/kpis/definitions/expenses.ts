import type { KpiDefinition } from '../definition.ts';
import { moneyOf, partsOf, untypedWarning } from '../measure.ts';

export const expenses: KpiDefinition = {
  key: 'EXPENSES',
  label: 'Expenses',
  definition:
    "All expenses on the entries' dates, refunds taken off: flow(EXPENSE accounts), each posting at its day's rate. Closing entries do not count.",
  unit: 'MONEY',
  goodWhen: 'DOWN',
  measure: (facts) =>
    moneyOf(partsOf(facts.chart.ofType('EXPENSE'), facts.results, 1), { warnings: untypedWarning(facts.chart, facts.results) }),
};
