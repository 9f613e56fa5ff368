import type { KpiDefinition } from '../definition.ts';
import { marginOf } from '../margin.ts';
import { isInferred, missingRole, partsOf, undefinedFor } from '../measure.ts';

export const grossMargin: KpiDefinition = {
  key: 'GROSS_MARGIN',
  label: 'Gross margin',
  definition: 'What is left of revenue after the direct cost of what was sold: (revenue - COST_OF_GOODS) / revenue. May be negative.',
  unit: 'RATIO',
  goodWhen: 'UP',
  measure(facts) {
    const costs = facts.chart.ofRole('COST_OF_GOODS');
    if (costs.length === 0) return undefinedFor('NO_ACCOUNT_OF_ROLE', { warnings: [missingRole('COST_OF_GOODS')] });
    return marginOf(facts, partsOf(costs, facts.results, 1), { inferred: isInferred(costs) });
  },
};
