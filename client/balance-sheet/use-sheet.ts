import { useSuspenseFragment, useSuspenseQuery } from '@apollo/client/react';
import { BalanceSheetDocument, BalanceSheetPanelFragmentDoc, type BalanceSheetQueryVariables } from '../gql/operations.ts';
import { useAttempt } from '../ui/Boundary.tsx';
import type { Sheet } from './figures.ts';

export function useSheet(variables: BalanceSheetQueryVariables): Sheet {
  useSuspenseQuery(BalanceSheetDocument, { variables, queryKey: useAttempt() });
  const { data } = useSuspenseFragment({
    fragment: BalanceSheetPanelFragmentDoc,
    fragmentName: 'BalanceSheetPanel',
    from: { __typename: 'Query' },
    variables,
  });
  const sheet = data.balanceSheet;
  if (!sheet) throw new Error('The server gave no balance sheet and no reason.');
  return sheet;
}
