import { ApolloClient, HttpLink, InMemoryCache } from '@apollo/client';
import possibleTypes from '../gql/possible-types.ts';

/** Types without an id stay inside the field that holds them, so that two periods never mix in the cache. */
const embedded = { keyFields: false } as const;

/**
 * A client for one book, or for the viewer's default book where `bookId` is null. A switch of book, or figures that have
 * changed, take a new client: nothing of the old answers can be left over.
 */
export function createClient(bookId: string | null, uri = '/graphql'): ApolloClient {
  return new ApolloClient({
    link: new HttpLink({ uri, headers: bookHeader(bookId) }),
    cache: new InMemoryCache({
      possibleTypes: possibleTypes.possibleTypes,
      typePolicies: { Kpi: embedded, KpiReport: embedded, ExpenseTrend: embedded, BalanceSheet: embedded, Money: embedded },
    }),
    dataMasking: true,
  });
}

/** Names the book to the API; no header means the default book. */
export function bookHeader(bookId: string | null): Record<string, string> {
  return bookId === null ? {} : { 'farthing-book': bookId };
}
