import { useSuspenseQuery } from '@apollo/client/react';
import { useState, useTransition } from 'react';
import { EntriesDocument, type EntryRowFragment, type TransactionFilter, type TransactionOrder } from '../gql/operations.ts';
import { useAttempt } from '../ui/Boundary.tsx';

void (
  /* GraphQL */ `
  fragment EntryRow on Transaction {
    id date payee description status isSetAside
    postings {
      id
      account { id name fullName type }
      amount { amount currency }
    }
  }
  query Entries($first: Int!, $after: String, $filter: TransactionFilter, $orderBy: TransactionOrder!, $withTotal: Boolean!) {
    transactions(first: $first, after: $after, filter: $filter, orderBy: $orderBy) {
      totalCount @include(if: $withTotal)
      totalCountIsEstimate @include(if: $withTotal)
      edges { cursor node { id ...EntryRow @unmask } }
      pageInfo { endCursor hasNextPage }
    }
  }
`
);

export type Row = EntryRowFragment;
export type Question = { filter: TransactionFilter; orderBy: TransactionOrder };
export type Entries = {
  rows: readonly Row[];
  /** Null where nobody has counted them. */
  total: { count: number; isEstimate: boolean } | null;
  hasMore: boolean;
  isFetching: boolean;
  /** Why the last page did not come. */
  failure: unknown;
  fetchMore: () => void;
};

const pageSize = 100;

/** The entries of a question as far as they have come; more come when they are asked for. */
export function useEntries({ filter, orderBy }: Question): Entries {
  const variables = { first: pageSize, filter, orderBy, withTotal: true };
  const { data, fetchMore } = useSuspenseQuery(EntriesDocument, { variables, queryKey: useAttempt() });
  const [isFetching, start] = useTransition();
  const [failure, setFailure] = useState<unknown>(null);
  const connection = data.transactions;
  if (!connection) throw new Error('The server gave no transactions and no reason.');
  const { edges, pageInfo, totalCount, totalCountIsEstimate } = connection;
  const fetchNext = () =>
    start(async () => {
      setFailure(null);
      try {
        // The total was counted with the first page.
        await fetchMore({ variables: { after: pageInfo.endCursor, withTotal: false } });
      } catch (error) {
        setFailure(error);
      }
    });
  return {
    rows: edges.map(({ node }) => node),
    total: typeof totalCount === 'number' ? { count: totalCount, isEstimate: totalCountIsEstimate === true } : null,
    hasMore: pageInfo.hasNextPage,
    isFetching,
    failure,
    fetchMore: fetchNext,
  };
}
