import { useSuspenseQuery } from '@apollo/client/react';
import { IncomeStatementDocument, type IncomeStatementQueryVariables } from '../gql/operations.ts';
import { PeriodStatement, type Show } from '../statement/PeriodStatement.tsx';
import type { HrefOf } from '../statement/StatementTable.tsx';
import { useRows } from '../statement/use-rows.ts';
import { useAttempt } from '../ui/Boundary.tsx';
import { statementOf } from './income.ts';

export function Content() {
  return <PeriodStatement title="Income statement" Figures={Figures} />;
}

function Figures({ variables, children }: { variables: IncomeStatementQueryVariables; children: Show }) {
  const { data } = useSuspenseQuery(IncomeStatementDocument, { variables, queryKey: useAttempt() });
  const hrefOf = useIncomeRows();
  const { current } = data;
  if (!current) throw new Error('The server gave no income statement and no reason.');
  return children({ statement: statementOf(current, data.earlier ?? null), doubts: current, document: IncomeStatementDocument, hrefOf });
}

const typeOf = { Revenue: 'REVENUE', Expenses: 'EXPENSE' } as const;

function useIncomeRows(): HrefOf {
  const rows = useRows();
  return ({ block, account }, { days }) => {
    if (days === null) return null;
    if (account !== null) return rows({ accounts: [account] }, days);
    return rows({ types: block === null ? ['REVENUE', 'EXPENSE'] : [typeOf[block as keyof typeof typeOf]] }, days);
  };
}
