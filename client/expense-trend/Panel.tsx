import { useSuspenseFragment, useSuspenseQuery } from '@apollo/client/react';
import { useState } from 'react';
import type { DateRange } from '../format/date.ts';
import type { TrendInterval } from '../format/period.ts';
import { ExpensePanelFragmentDoc, ExpenseTrendDocument, type ExpenseTrendQueryVariables } from '../gql/operations.ts';
import { useAttempt } from '../ui/Boundary.tsx';
import { EmptyNote, PanelFrame, PanelHead, SkeletonRows } from '../ui/PanelFrame.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import { UnpricedNotice } from '../ui/Warnings.tsx';
import { Chart } from './Chart.tsx';
import styles from './expense-trend.module.css';
import { MonthTable } from './MonthTable.tsx';
import { categoriesOf, monthsOf } from './spending.ts';
import { WhereItWent } from './WhereItWent.tsx';

void (
  /* GraphQL */ `
  fragment ExpensePanel on Query {
    current: expenseTrend(from: $from, to: $to, interval: $interval, top: $top, currency: $currency) {
      currency
      ...SpendingFigures @unmask
      unpriced { currency amount on }
    }
    earlier: expenseTrend(from: $earlierFrom, to: $earlierTo, interval: $interval, top: $earlierTop, currency: $currency) @include(if: $compare) {
      ...SpendingFigures @unmask
    }
  }
  fragment SpendingFigures on ExpenseTrend {
    total { amount }
    categories { account { id } label total { amount } share }
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
    $interval: Interval!, $top: Int!, $earlierTop: Int!, $currency: Currency
  ) {
    ...ExpensePanel
  }
`
);

const names: Record<TrendInterval, string> = { DAY: 'day', WEEK: 'week', MONTH: 'month', QUARTER: 'quarter', YEAR: 'year' };

type Props = { range: DateRange; compared: DateRange | null; interval: TrendInterval; currency: string };

export function ExpensePanel({ range, compared, interval, currency }: Props) {
  const earlier = compared ?? range;
  const variables: ExpenseTrendQueryVariables = {
    ...range,
    earlierFrom: earlier.from,
    earlierTo: earlier.to,
    compare: compared !== null,
    interval,
    // Six hues can be told apart; the rest is one grey. The compared period needs more names, to find these six among them.
    top: 6,
    earlierTop: 50,
    currency,
  };
  const title = `Expenses by ${names[interval]}`;
  return (
    <PanelFrame
      id="expenses"
      title={title}
      resetKey={JSON.stringify(variables)}
      className={styles.panel}
      skeleton={<Skeleton title={title} />}
    >
      <Spending variables={variables} title={title} unit={names[interval]} />
    </PanelFrame>
  );
}

function Spending({ variables, title, unit }: { variables: ExpenseTrendQueryVariables; title: string; unit: string }) {
  const [view, setView] = useState<'bars' | 'table'>('bars');
  useSuspenseQuery(ExpenseTrendDocument, { variables, queryKey: useAttempt() });
  const { data } = useSuspenseFragment({
    fragment: ExpensePanelFragmentDoc,
    fragmentName: 'ExpensePanel',
    from: { __typename: 'Query' },
    variables,
  });
  const { current } = data;
  const earlier = data.earlier ?? null;
  if (!current) throw new Error('The server gave no expenses and no reason.');
  if (current.categories.length === 0) {
    return (
      <div>
        <PanelHead title={title} />
        <EmptyNote>Nothing was spent in this period. Choose another one above, or import the entries of these days.</EmptyNote>
      </div>
    );
  }
  const { currency } = current;
  const categories = categoriesOf(current, earlier);
  const months = monthsOf(current, earlier);
  return (
    <>
      <div className={styles.main}>
        <PanelHead title={title} aside={view === 'bars' ? `dotted line: average of 3 ${unit}s` : undefined}>
          <Segmented
            label={`Show ${title.toLowerCase()} as`}
            value={view}
            onChange={setView}
            options={[
              { value: 'bars', label: 'Bars' },
              { value: 'table', label: 'Table' },
            ]}
          />
        </PanelHead>
        {view === 'bars' ? (
          <Chart months={months} categories={categories} currency={currency} unit={unit} />
        ) : (
          <MonthTable months={months} categories={categories} total={current.total.amount} currency={currency} caption={title} />
        )}
        <div className={styles.notes}>
          <UnpricedNotice unpriced={current.unpriced} currency={currency} />
        </div>
      </div>
      <WhereItWent current={current} earlier={earlier} categories={categories} currency={currency} />
    </>
  );
}

function Skeleton({ title }: { title: string }) {
  return (
    <>
      <div className={styles.main}>
        <PanelHead title={title} />
        <div className={styles.readout} />
        <div className={styles.plot} />
      </div>
      <div className={styles.where}>
        <SkeletonRows title="Where it went" rows={7} height={32} />
      </div>
    </>
  );
}
