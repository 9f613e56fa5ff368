import { useApolloClient, useSuspenseQuery } from '@apollo/client/react';
import { useMemo, useState, useTransition } from 'react';
import {
  EntriesDocument,
  type EntriesQuery,
  type EntryRowFragment,
  type TransactionFilter,
  type TransactionOrder,
} from '../gql/operations.ts';
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
  const client = useApolloClient();
  const variables = { first: pageSize, filter, orderBy };
  const { data: first } = useSuspenseQuery(EntriesDocument, { variables: { ...variables, withTotal: true }, queryKey: useAttempt() });
  const [later, setLater] = useState<Later>({ behind: first, pages: [] });
  const [isFetching, start] = useTransition();
  const [failure, setFailure] = useState<unknown>(null);
  // Another question, or other figures: what came behind an earlier first page does not belong to this one.
  const pages = later.behind === first ? later.pages : none;
  const rows = useMemo(() => [first, ...pages].flatMap(rowsOf), [first, pages]);
  const { totalCount, totalCountIsEstimate } = connectionOf(first);
  const { pageInfo } = connectionOf(pages.at(-1) ?? first);
  const fetchNext = () =>
    start(async () => {
      setFailure(null);
      try {
        // The total was counted with the first page.
        const next = { ...variables, after: pageInfo.endCursor, withTotal: false };
        const { data } = await client.query({ query: EntriesDocument, variables: next });
        setLater((known) => joined(known.behind === first ? known : { behind: first, pages: [] }, pages.length, data));
      } catch (error) {
        setFailure(error);
      }
    });
  return {
    rows,
    total: typeof totalCount === 'number' ? { count: totalCount, isEstimate: totalCountIsEstimate === true } : null,
    hasMore: pageInfo.hasNextPage,
    isFetching,
    failure,
    fetchMore: fetchNext,
  };
}

/** The pages after the first one. Each is read once: in one list that grows, every page would have all before it read again. */
type Later = { behind: EntriesQuery; pages: readonly EntriesQuery[] };

const none: readonly EntriesQuery[] = [];

/** Adds a page, unless somebody else has added it meanwhile. */
function joined(known: Later, pagesBefore: number, page: EntriesQuery | undefined): Later {
  if (!page || known.pages.length !== pagesBefore) return known;
  return { ...known, pages: [...known.pages, page] };
}

function rowsOf(page: EntriesQuery): Row[] {
  return connectionOf(page).edges.map(({ node }) => node);
}

function connectionOf({ transactions }: EntriesQuery) {
  if (!transactions) throw new Error('The server gave no transactions and no reason.');
  return transactions;
}
