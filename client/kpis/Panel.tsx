import { useSuspenseFragment, useSuspenseQuery } from '@apollo/client/react';
import { useDeferredValue, useState } from 'react';
import type { DateRange } from '../format/date.ts';
import { type KpiPanelFragment, KpiPanelFragmentDoc, KpisDocument, type KpisQueryVariables } from '../gql/operations.ts';
import { useAttempt } from '../ui/Boundary.tsx';
import { PanelFrame } from '../ui/PanelFrame.tsx';
import { UnpricedNotice } from '../ui/Warnings.tsx';
import { Card, CardSkeleton } from './Card.tsx';
import styles from './kpis.module.css';
import { kpiVariables, mainFigures } from './question.ts';

void (
  /* GraphQL */ `
  fragment KpiPanel on Query {
    kpis(period: $period, compareTo: $compareTo, keys: $keys, currency: $currency) {
      currency
      comparedTo { from to label }
      unpriced { currency amount on }
      kpis {
        key label definition unit value nullReason previous change changeRatio trend goodWhen inferred
        warnings { code message account { id fullName } }
      }
    }
    course: kpis(period: $coursePeriod, compareTo: NONE, keys: $keys, currency: $currency) {
      kpis { key history(points: $points) { value } }
    }
  }
  query Kpis(
    $period: PeriodInput!, $compareTo: Comparison!, $keys: [KpiKey!], $currency: Currency
    $coursePeriod: PeriodInput!, $points: Int!
  ) {
    ...KpiPanel
  }
`
);

export type KpiReport = NonNullable<KpiPanelFragment['kpis']>;
export type Kpi = KpiReport['kpis'][number];
export type Course = NonNullable<NonNullable<KpiPanelFragment['course']>['kpis'][number]['history']>;

type Props = {
  range: DateRange;
  compare: KpisQueryVariables['compareTo'];
  currency: string;
  /** The day that it is in the book; the little lines end in its month. */
  today: string;
};

export function KpiPanel({ range, compare, currency, today }: Props) {
  const [isAll, setAll] = useState(false);
  // Deferred, so that the eight stay while the others are worked out.
  const isAllShown = useDeferredValue(isAll);
  const variables = kpiVariables({ range, compare, currency, today, isAll: isAllShown });
  return (
    <PanelFrame
      id="key-figures"
      title="Key figures"
      resetKey={JSON.stringify(variables)}
      className={styles.strip}
      foot={
        <button type="button" className={styles.more} aria-expanded={isAll} onClick={() => setAll(!isAll)}>
          {isAll ? 'Only the main figures' : 'All figures'}
        </button>
      }
      skeleton={
        <div className={styles.grid}>
          {mainFigures.map((key) => (
            <CardSkeleton key={key} />
          ))}
        </div>
      }
    >
      <Cards variables={variables} />
    </PanelFrame>
  );
}

function Cards({ variables }: { variables: KpisQueryVariables }) {
  useSuspenseQuery(KpisDocument, { variables, queryKey: useAttempt() });
  const { data } = useSuspenseFragment({
    fragment: KpiPanelFragmentDoc,
    fragmentName: 'KpiPanel',
    from: { __typename: 'Query' },
    variables,
  });
  const report = data.kpis;
  if (!report) throw new Error('The server gave no key figures and no reason.');
  const courseOf = (key: Kpi['key']): Course => data.course?.kpis.find((kpi) => kpi.key === key)?.history ?? [];
  return (
    <>
      <div className={styles.grid}>
        {report.kpis.map((kpi) => (
          <Card key={kpi.key} kpi={kpi} report={report} course={courseOf(kpi.key)} variables={variables} />
        ))}
      </div>
      {report.unpriced.length > 0 ? (
        <div className={styles.notes}>
          <UnpricedNotice unpriced={report.unpriced} currency={report.currency} />
        </div>
      ) : null}
    </>
  );
}
