import type { CashFlowFiguresFragment } from '../gql/operations.ts';

void (
  /* GraphQL */ `
  fragment CashFlowFigures on CashFlowStatement {
    period { from to label isPartial }
    buckets { from to label isPartial }
    currency
    openingCash { amount currency }
    operating { ...SectionFigures @unmask }
    investing { ...SectionFigures @unmask }
    financing { ...SectionFigures @unmask }
    currencyEffect { amount currency }
    netChange { amount currency }
    closingCash { amount currency }
    unpriced { currency amount on }
    warnings { code message account { id fullName } }
  }
  query CashFlow(
    $from: Date!, $to: Date!, $interval: Interval, $currency: Currency
    $earlierFrom: Date!, $earlierTo: Date!, $compare: Boolean!
  ) {
    current: cashFlow(from: $from, to: $to, interval: $interval, currency: $currency) { ...CashFlowFigures @unmask }
    earlier: cashFlow(from: $earlierFrom, to: $earlierTo, currency: $currency) @include(if: $compare) { ...CashFlowFigures @unmask }
  }
`
);

export type CashFlow = CashFlowFiguresFragment;
