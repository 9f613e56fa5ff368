import type { KpiDefinition } from '../definition.ts';
import { revenueIn } from '../revenue.ts';
import { turnoverDays } from '../turnover.ts';

export const dso: KpiDefinition = {
  key: 'DSO',
  label: 'Days sales outstanding',
  definition:
    "How long customers take to pay: mean of receivables at the period's start and end / revenue x days of the period. Accounts with a credit balance are left out. Receivables include VAT, revenue does not.",
  unit: 'DAYS',
  goodWhen: 'DOWN',
  measure: (facts) => turnoverDays(facts, 'RECEIVABLE', 1, revenueIn(facts, facts), 'noRevenue'),
};
