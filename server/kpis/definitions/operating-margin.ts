import type { KpiDefinition } from '../definition.ts';
import { marginOf } from '../margin.ts';
import { isInferred, partsOf } from '../measure.ts';
import { expensesBut } from '../revenue.ts';

export const operatingMargin: KpiDefinition = {
  key: 'OPERATING_MARGIN',
  label: 'Operating margin',
  definition:
    'What is left of revenue after all expenses but INTEREST and INCOME_TAX: (revenue - those expenses) / revenue. May be negative.',
  unit: 'RATIO',
  goodWhen: 'UP',
  measure(facts) {
    const costs = expensesBut(facts.chart, 'INTEREST', 'INCOME_TAX');
    return marginOf(facts, partsOf(costs, facts.results, 1), { inferred: isInferred(facts.chart.ofRole('INTEREST', 'INCOME_TAX')) });
  },
};
