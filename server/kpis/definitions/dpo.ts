import type { KpiDefinition } from '../definition.ts';
import { partsOf } from '../measure.ts';
import { expensesBut } from '../revenue.ts';
import { turnoverDays } from '../turnover.ts';

export const dpo: KpiDefinition = {
  key: 'DPO',
  label: 'Days payables outstanding',
  definition:
    "How long suppliers are kept waiting: mean of payables at the period's start and end / purchases x days of the period. Purchases are all expenses but PAYROLL, DEPRECIATION, INTEREST and INCOME_TAX. Accounts with a debit balance are left out.",
  unit: 'DAYS',
  goodWhen: 'NEITHER',
  measure(facts) {
    const purchases = partsOf(expensesBut(facts.chart, 'PAYROLL', 'DEPRECIATION', 'INTEREST', 'INCOME_TAX'), facts.results, 1);
    return turnoverDays(facts, 'PAYABLE', -1, purchases, 'noPurchases');
  },
};
