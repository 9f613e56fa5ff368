import type { AccountRole } from '../../ledger/nouns.ts';
import type { KpiDefinition } from '../definition.ts';
import { isInferred, missingRole, moneyOf, partsOf } from '../measure.ts';
import { expensesBut } from '../revenue.ts';

const addedBack: readonly AccountRole[] = ['INTEREST', 'INCOME_TAX', 'DEPRECIATION'];

export const ebitda: KpiDefinition = {
  key: 'EBITDA',
  label: 'EBITDA',
  definition:
    'Earnings before interest, tax, depreciation and amortisation: net income + INTEREST + INCOME_TAX + DEPRECIATION. A role that no account has adds nothing, with a warning.',
  unit: 'MONEY',
  goodWhen: 'UP',
  measure({ chart, results }) {
    const counted = [...chart.ofType('REVENUE'), ...expensesBut(chart, ...addedBack)];
    const warnings = addedBack.filter((role) => chart.ofRole(role).length === 0).map((role) => missingRole(role));
    return moneyOf(partsOf(counted, results, -1), { inferred: isInferred(chart.ofRole(...addedBack)), warnings });
  },
};
