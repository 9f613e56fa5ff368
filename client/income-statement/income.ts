import { layoutOf } from '../statement/columns.ts';
import { amountOf, blockOf, type Statement, totalAlone } from '../statement/statement.ts';
import type { Income } from './figures.ts';

/** Revenue, expenses, and what is left. */
export function statementOf(current: Income, earlier: Income | null): Statement {
  const { columns, arrange, section } = layoutOf(current, earlier);
  const net = [current.netIncome, ...(current.buckets.length > 0 ? current.netIncomeByBucket : earlier ? [earlier.netIncome] : [])];
  return {
    currency: current.currency,
    columns,
    blocks: [
      blockOf('Revenue', section(current.revenue, earlier?.revenue), arrange),
      blockOf('Expenses', section(current.expenses, earlier?.expenses), arrange),
      totalAlone('Net income', arrange(net.map(amountOf)), 'grand'),
    ],
  };
}
