import { Valued } from '../../ledger/valued.ts';
import { ofCash } from '../burn.ts';
import type { KpiDefinition } from '../definition.ts';
import type { PeriodFacts } from '../facts.ts';
import { moneyOf, type Part, partsOf } from '../measure.ts';

export const netCashChange: KpiDefinition = {
  key: 'NET_CASH_CHANGE',
  label: 'Net cash change',
  definition:
    "By how much cash grew: bal(CASH) at the period's end - bal(CASH) the day before its start, each at its own day's rates. Includes financing and changes of exchange rates.",
  unit: 'MONEY',
  goodWhen: 'UP',
  measure: (facts) => ofCash(facts, (remarks) => ({ ...moneyOf(changes(facts), remarks), used: balances(facts) })),
};

function changes({ chart, opening, closing }: PeriodFacts): Part[] {
  return chart.ofRole('CASH').flatMap((account) => {
    const [start, end] = [opening.get(account.id), closing.get(account.id)];
    if (!start && !end) return [];
    const change = (end ?? Valued.nothing).minus(start ?? Valued.nothing);
    return [{ account, value: change, source: change }];
  });
}

function balances({ chart, opening, closing }: PeriodFacts): Part[] {
  return [opening, closing].flatMap((amounts) => partsOf(chart.ofRole('CASH'), amounts, 1));
}
