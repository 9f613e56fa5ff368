import type { ShellFragment } from '../gql/operations.ts';

void (
  /* GraphQL */ `
  fragment Shell on Query {
    viewer { id name email scopes books(first: 100) { edges { node { id name isDemo } } } }
    book {
      id name isDemo currency timeZone fiscalYearStartMonth firstDate lastDate transactionCount currencies dataVersion
    }
  }
  query ShellOfBook {
    ...Shell @unmask
  }
`
);

export type Book = ShellFragment['book'];
export type Viewer = ShellFragment['viewer'];
