import { ofCashFlow } from '../burn.ts';
import type { KpiDefinition } from '../definition.ts';
import { moneyOf, partsOf } from '../measure.ts';

export const grossBurn: KpiDefinition = {
  key: 'GROSS_BURN',
  label: 'Gross burn',
  definition:
    'Cash paid out for operations and investments, at cost: outflows to accounts that are not financing, less inflows from expense and PAYABLE accounts (refunds). Transfers and exchanges between own cash accounts are 0.',
  unit: 'MONEY',
  goodWhen: 'DOWN',
  measure: (facts) => ofCashFlow(facts, [facts], (remarks) => moneyOf(partsOf(facts.chart.accounts, facts.grossBurn, 1), remarks)),
};
