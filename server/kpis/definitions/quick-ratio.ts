import type { KpiDefinition } from '../definition.ts';
import { overCurrentLiabilities } from '../liquidity.ts';
import { isInferred, missingRole, partsOf, undefinedFor } from '../measure.ts';

export const quickRatio: KpiDefinition = {
  key: 'QUICK_RATIO',
  label: 'Quick ratio',
  definition:
    '(CASH + MARKETABLE_SECURITY + RECEIVABLE) / current liabilities at the end of the period: stock and prepaid expenses do not count. Undefined without current liabilities.',
  unit: 'RATIO',
  goodWhen: 'UP',
  measure(facts) {
    const quick = facts.chart.ofRole('CASH', 'MARKETABLE_SECURITY', 'RECEIVABLE');
    if (quick.length === 0)
      return undefinedFor('NO_ACCOUNT_OF_ROLE', { warnings: [missingRole('CASH', 'MARKETABLE_SECURITY', 'RECEIVABLE')] });
    const inferred = isInferred([...quick, ...facts.chart.ofRole('DEBT_LONG')]);
    return overCurrentLiabilities(facts, partsOf(quick, facts.closing, 1), inferred);
  },
};
