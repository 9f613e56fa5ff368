import type { ExpensePanelFragment } from '../gql/operations.ts';

void (
  /* GraphQL */ `
  fragment ExpensePanel on Query {
    current: expenseTrend(
      from: $from, to: $to, interval: $interval, account: $account, top: $top, movingAverage: $movingAverage, currency: $currency
    ) {
      currency
      ...SpendingFigures @unmask
      unpriced { currency amount on }
    }
    earlier: expenseTrend(
      from: $earlierFrom, to: $earlierTo, interval: $interval, account: $account, top: $earlierTop, movingAverage: $movingAverage
      currency: $currency
    ) @include(if: $compare) {
      ...SpendingFigures @unmask
    }
  }
  fragment SpendingFigures on ExpenseTrend {
    total { amount }
    categories { account { id fullName } label total { amount } share }
    buckets {
      period { from to label isPartial }
      total { amount }
      amounts
      movingAverage { amount }
      yearAgo { amount }
      changeOnPrevious
    }
  }
  query ExpenseTrend(
    $from: Date!, $to: Date!, $earlierFrom: Date!, $earlierTo: Date!, $compare: Boolean!
    $interval: Interval!, $account: String, $top: Int!, $earlierTop: Int!, $movingAverage: Int!, $currency: Currency
  ) {
    ...ExpensePanel
  }
`
);

export type Spending = ExpensePanelFragment;
