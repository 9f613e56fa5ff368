import { netBurnIn, ofCashFlow } from '../burn.ts';
import type { KpiDefinition } from '../definition.ts';
import { moneyOf } from '../measure.ts';

export const netBurn: KpiDefinition = {
  key: 'NET_BURN',
  label: 'Net burn',
  definition:
    'Cash consumed: -(operating + investing) of the cash flow statement of the period. Negative where cash was generated. Loans, share issues and changes of exchange rates do not count.',
  unit: 'MONEY',
  goodWhen: 'DOWN',
  measure: (facts) => ofCashFlow(facts, [facts], (remarks) => moneyOf(netBurnIn(facts), remarks)),
};
