import { currentAssets, currentLiabilities } from '../current.ts';
import type { KpiDefinition } from '../definition.ts';
import { isInferred, moneyOf, partsOf, untypedWarning } from '../measure.ts';

export const workingCapital: KpiDefinition = {
  key: 'WORKING_CAPITAL',
  label: 'Working capital',
  definition:
    "Current assets - current liabilities at the end of the period's last day, at that day's rates. Current are all assets but FIXED_ASSET and all liabilities but DEBT_LONG.",
  unit: 'MONEY',
  goodWhen: 'UP',
  measure({ chart, closing }) {
    const parts = partsOf([...currentAssets(chart), ...currentLiabilities(chart)], closing, 1);
    return moneyOf(parts, { inferred: isInferred(chart.ofRole('FIXED_ASSET', 'DEBT_LONG')), warnings: untypedWarning(chart, closing) });
  },
};
