import { useSuspenseQuery } from '@apollo/client/react';
import { useHrefs } from '../address/use-address.tsx';
import { asOfParams } from '../balance-sheet/as-of.ts';
import { addDays } from '../format/date.ts';
import { CashFlowDocument, type CashFlowQueryVariables } from '../gql/operations.ts';
import { PeriodStatement, type Show } from '../statement/PeriodStatement.tsx';
import type { HrefOf } from '../statement/StatementTable.tsx';
import { useRows } from '../statement/use-rows.ts';
import { useAttempt } from '../ui/Boundary.tsx';
import { statementOf } from './flow.ts';

export function Content() {
  return <PeriodStatement title="Cash flow" Figures={Figures} />;
}

function Figures({ variables, children }: { variables: CashFlowQueryVariables; children: Show }) {
  const { data } = useSuspenseQuery(CashFlowDocument, { variables, queryKey: useAttempt() });
  const hrefOf = useFlowRows();
  const { current } = data;
  if (!current) throw new Error('The server gave no cash flow statement and no reason.');
  return children({ statement: statementOf(current, data.earlier ?? null), doubts: current, document: CashFlowDocument, hrefOf });
}

/** A flow leads to its account's entries; the cash at either end to the balance sheet of that day. */
function useFlowRows(): HrefOf {
  const rows = useRows();
  const hrefTo = useHrefs();
  return ({ account, label }, { days }) => {
    if (days === null) return null;
    if (account !== null) return rows({ accounts: [account] }, days);
    const sheet = (asOf: string) => hrefTo('/balance-sheet', asOfParams, { asOf });
    if (label === 'Cash at the start') return days.from && sheet(addDays(days.from, -1));
    return label === 'Cash at the end' ? sheet(days.to) : null;
  };
}
