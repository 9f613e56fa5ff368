import { currentAssets } from '../current.ts';
import type { KpiDefinition } from '../definition.ts';
import { overCurrentLiabilities } from '../liquidity.ts';
import { isInferred, partsOf } from '../measure.ts';

export const currentRatio: KpiDefinition = {
  key: 'CURRENT_RATIO',
  label: 'Current ratio',
  definition:
    'Current assets / current liabilities at the end of the period. Current are all assets but FIXED_ASSET and all liabilities but DEBT_LONG. Undefined without current liabilities.',
  unit: 'RATIO',
  goodWhen: 'UP',
  measure(facts) {
    const inferred = isInferred(facts.chart.ofRole('FIXED_ASSET', 'DEBT_LONG'));
    return overCurrentLiabilities(facts, partsOf(currentAssets(facts.chart), facts.closing, 1), inferred);
  },
};
