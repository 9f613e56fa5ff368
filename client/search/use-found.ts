import { useSuspenseQuery } from '@apollo/client/react';
import { startTransition, useEffect } from 'react';
import { type AccountHitFragment, type EntryHitFragment, SearchDocument, type SearchQueryVariables } from '../gql/operations.ts';
import { useAttempt } from '../ui/Boundary.tsx';

void (
  /* GraphQL */ `
  fragment EntryHit on Transaction {
    id comment ...EntryRow @unmask
  }
  fragment AccountHit on Account {
    id fullName type
  }
  query Search($query: String!, $mode: SearchMode!, $filter: TransactionFilter, $after: String) {
    search(query: $query, mode: $mode, filter: $filter, first: 20, after: $after) {
      coverage model vectorStore
      understood { text from to min max }
      edges {
        cursor score vectorRank keywordRank highlights
        node {
          __typename
          ... on Transaction { id ...EntryHit @unmask }
          ... on Account { id ...AccountHit @unmask }
        }
      }
      pageInfo { endCursor hasNextPage }
    }
  }
`
);

type Ranked = {
  id: string;
  score: number;
  /** Places by meaning and by words alone; null where the one says nothing. */
  vectorRank: number | null;
  keywordRank: number | null;
  highlights: readonly string[];
};
export type FoundEntry = Ranked & { entry: EntryHitFragment };
export type FoundAccount = Ranked & { account: AccountHitFragment };
export type Found = FoundEntry | FoundAccount;

/** How soon a book that is still being taken up is asked again. */
const againMs = 3_000;

/** What a question finds as far as it has come; asked again by itself while the index is not whole. */
export function useFound(variables: Omit<SearchQueryVariables, 'after'>) {
  const { data, fetchMore, refetch } = useSuspenseQuery(SearchDocument, { variables, queryKey: useAttempt() });
  const connection = data.search;
  if (!connection) throw new Error('The server gave no answer and no reason.');
  const { edges, pageInfo, coverage } = connection;
  useEffect(() => {
    if (coverage >= 1) return;
    // A failure shows with the next question.
    const timer = setTimeout(() => startTransition(() => void refetch().catch(() => null)), againMs);
    return () => clearTimeout(timer);
  });
  const hits = edges.map(({ node, ...ranked }): Found => {
    const found = { ...ranked, id: node.id };
    return node.__typename === 'Account' ? { ...found, account: node } : { ...found, entry: node };
  });
  const fetchNext = () => fetchMore({ variables: { after: pageInfo.endCursor } });
  return { ...connection, hits, hasMore: pageInfo.hasNextPage, fetchNext };
}
