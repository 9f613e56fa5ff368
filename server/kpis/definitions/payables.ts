import type { KpiDefinition } from '../definition.ts';
import { isInferred, missingRole, moneyOf, partsOf, undefinedFor } from '../measure.ts';

export const payables: KpiDefinition = {
  key: 'PAYABLES',
  label: 'Payables',
  definition: "What is owed to suppliers at the end of the period's last day, at that day's rates: -bal(PAYABLE).",
  unit: 'MONEY',
  goodWhen: 'NEITHER',
  measure({ chart, closing }) {
    const accounts = chart.ofRole('PAYABLE');
    if (accounts.length === 0) return undefinedFor('NO_ACCOUNT_OF_ROLE', { warnings: [missingRole('PAYABLE')] });
    return moneyOf(partsOf(accounts, closing, -1), { inferred: isInferred(accounts) });
  },
};
