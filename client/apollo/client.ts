import { ApolloClient, ApolloLink, HttpLink, InMemoryCache, type TypePolicies } from '@apollo/client';
import { relayStylePagination } from '@apollo/client/utilities';
import possibleTypes from '../gql/possible-types.ts';
import { wayToServer } from './links.ts';
import { persisted } from './persisted.ts';

/** Types without an id stay inside the field that holds them, so that two periods never mix in the cache. */
const embedded = { keyFields: false } as const;

/**
 * Lists that grow as one scrolls: pages of the same question join, other questions are other lists. A panel that wants the
 * first few only takes them from the front, for a longer list of the same question may be there already. Transactions, which
 * may be ten thousands, stay apart page by page (see transaction-list/use-entries.ts): a list that grows is read anew each time.
 */
const typePolicies: TypePolicies = {
  Query: {
    fields: {
      accounts: relayStylePagination(['type']),
      apiKeys: relayStylePagination(),
      findings: relayStylePagination(['kinds', 'dismissed']),
      imports: relayStylePagination(['dryRuns']),
      members: relayStylePagination(),
      possibleDuplicates: relayStylePagination(['decided']),
      prices: relayStylePagination(['currency', 'in', 'range']),
      ruleApplications: relayStylePagination(),
      search: relayStylePagination(['query', 'mode', 'filter']),
      transfers: relayStylePagination(['status']),
    },
  },
  Account: { fields: { register: relayStylePagination(['range', 'withChildren']) } },
  Import: { fields: { problems: relayStylePagination() } },
  BalanceSheet: embedded,
  CashFlowStatement: embedded,
  ExpenseTrend: embedded,
  IncomeStatement: embedded,
  Kpi: embedded,
  KpiReport: embedded,
  Money: embedded,
  TrialBalance: embedded,
};

/**
 * A client for one book, or for the viewer's default book where `bookId` is null. A switch of book, or figures that have
 * changed, take a new client: nothing of the old answers can be left over.
 */
export function createClient(bookId: string | null, uri = '/graphql'): ApolloClient {
  return new ApolloClient({
    link: ApolloLink.from([wayToServer, persisted, new HttpLink({ uri, headers: bookHeader(bookId) })]),
    cache: new InMemoryCache({ possibleTypes: possibleTypes.possibleTypes, typePolicies }),
    dataMasking: true,
  });
}

/** Names the book to the API; no header means the default book. */
export function bookHeader(bookId: string | null): Record<string, string> {
  return bookId === null ? {} : { 'farthing-book': bookId };
}
