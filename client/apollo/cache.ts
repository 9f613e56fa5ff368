import { InMemoryCache, type TypePolicies } from '@apollo/client';
import { relayStylePagination } from '@apollo/client/utilities';
import possibleTypes from '../gql/possible-types.ts';

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

/** An empty cache. What one of them holds another one takes over: the server's, where it paints a page, and the browser's. */
export function createCache(): InMemoryCache {
  return new InMemoryCache({ possibleTypes: possibleTypes.possibleTypes, typePolicies });
}
