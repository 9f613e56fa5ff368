import type { KpiDefinition } from '../definition.ts';
import { isInferred, missingRole, moneyOf, partsOf, undefinedFor } from '../measure.ts';

export const receivables: KpiDefinition = {
  key: 'RECEIVABLES',
  label: 'Receivables',
  definition: "What customers owe at the end of the period's last day, at that day's rates: bal(RECEIVABLE).",
  unit: 'MONEY',
  goodWhen: 'NEITHER',
  measure({ chart, closing }) {
    const accounts = chart.ofRole('RECEIVABLE');
    if (accounts.length === 0) return undefinedFor('NO_ACCOUNT_OF_ROLE', { warnings: [missingRole('RECEIVABLE')] });
    return moneyOf(partsOf(accounts, closing, 1), { inferred: isInferred(accounts) });
  },
};
