import type { ReportWarning } from '../../ledger/report-warnings.ts';
import type { KpiDefinition } from '../definition.ts';
import { isInferred, missingRole, moneyOf, type Part, partsOf, undefinedFor } from '../measure.ts';

export const outstandingDebt: KpiDefinition = {
  key: 'OUTSTANDING_DEBT',
  label: 'Outstanding debt',
  definition:
    "What is owed on loans, notes, credit lines, cards and leases at the end of the period's last day, at that day's rates: -bal(DEBT_SHORT + DEBT_LONG). Payables, taxes and deferred revenue are not debt.",
  unit: 'MONEY',
  goodWhen: 'DOWN',
  measure({ chart, closing }) {
    const debts = chart.ofRole('DEBT_SHORT', 'DEBT_LONG');
    if (debts.length === 0) return undefinedFor('NO_ACCOUNT_OF_ROLE', { warnings: [missingRole('DEBT_SHORT', 'DEBT_LONG')] });
    const parts = partsOf(debts, closing, -1);
    return moneyOf(parts, { inferred: isInferred(debts), warnings: overpaid(parts) });
  },
};

function overpaid(parts: readonly Part[]): ReportWarning[] {
  return parts
    .filter((part) => part.value.amount.sign < 0)
    .map(({ account }) => ({ code: 'OVERPAID', message: `${account.fullName} is overpaid: it reduces the debt.`, account }));
}
