import { layoutOf } from '../statement/columns.ts';
import { type Amount, type Block, blockOf, notTold, type Statement, totalAlone } from '../statement/statement.ts';
import type { CashFlow } from './figures.ts';

/** From the cash at the start over its three streams to the cash at the end. */
export function statementOf(current: CashFlow, earlier: CashFlow | null): Statement {
  const { columns, arrange, section } = layoutOf(current, earlier);
  // Of single buckets the API tells the streams only.
  const others = current.buckets.map(() => notTold);
  const alone = (label: string, of: (flow: CashFlow) => Amount, kind: 'line' | 'grand' = 'line'): Block =>
    totalAlone(label, arrange([of(current).amount, ...(earlier && others.length === 0 ? [of(earlier).amount] : others)]), kind);
  return {
    currency: current.currency,
    columns,
    blocks: [
      alone('Cash at the start', (flow) => flow.openingCash),
      blockOf('Operating', section(current.operating, earlier?.operating), arrange),
      blockOf('Investing', section(current.investing, earlier?.investing), arrange),
      blockOf('Financing', section(current.financing, earlier?.financing), arrange),
      alone('Effect of exchange rates', (flow) => flow.currencyEffect),
      alone('Net change', (flow) => flow.netChange),
      alone('Cash at the end', (flow) => flow.closingCash, 'grand'),
    ],
  };
}
