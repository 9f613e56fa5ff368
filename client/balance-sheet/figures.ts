import type { BalanceSheetPanelFragment } from '../gql/operations.ts';

void (
  /* GraphQL */ `
  fragment BalanceSheetPanel on Query {
    balanceSheet(asOf: $asOf, comparisons: $comparisons, currency: $currency) {
      asOf comparisons currency
      assets { ...SectionFigures @unmask }
      liabilities { ...SectionFigures @unmask }
      equity { ...SectionFigures @unmask }
      totalLiabilitiesAndEquity { amount currency }
      imbalance { amount currency }
      unpriced { currency amount on }
      warnings { code message account { id fullName } }
    }
  }
  fragment SectionFigures on StatementSection {
    total { amount currency }
    comparativeTotals { amount currency }
    lines {
      account { id fullName }
      label depth hasChildren
      value { amount currency }
      comparatives { amount currency }
      native { amount currency }
    }
  }
  query BalanceSheet($asOf: Date!, $comparisons: [Date!]!, $currency: Currency) {
    ...BalanceSheetPanel
  }
`
);

export type Sheet = NonNullable<BalanceSheetPanelFragment['balanceSheet']>;
