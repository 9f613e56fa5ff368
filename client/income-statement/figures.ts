import type { IncomeFiguresFragment } from '../gql/operations.ts';

void (
  /* GraphQL */ `
  fragment IncomeFigures on IncomeStatement {
    period { from to label isPartial }
    buckets { from to label isPartial }
    currency
    revenue { ...SectionFigures @unmask }
    expenses { ...SectionFigures @unmask }
    netIncome { amount currency }
    netIncomeByBucket { amount currency }
    unpriced { currency amount on }
    warnings { code message account { id fullName } }
  }
  query IncomeStatement(
    $from: Date!, $to: Date!, $interval: Interval, $currency: Currency
    $earlierFrom: Date!, $earlierTo: Date!, $compare: Boolean!
  ) {
    current: incomeStatement(from: $from, to: $to, interval: $interval, currency: $currency) { ...IncomeFigures @unmask }
    earlier: incomeStatement(from: $earlierFrom, to: $earlierTo, currency: $currency) @include(if: $compare) { ...IncomeFigures @unmask }
  }
`
);

export type Income = IncomeFiguresFragment;
