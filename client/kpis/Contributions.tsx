import { useSuspenseQuery } from '@apollo/client/react';
import { Suspense } from 'react';
import { money } from '../format/money.ts';
import { KpiContributionsDocument, type KpiContributionsQueryVariables, type KpisQueryVariables } from '../gql/operations.ts';
import { Boundary, useAttempt } from '../ui/Boundary.tsx';
import { SkeletonRows } from '../ui/PanelFrame.tsx';
import styles from './kpis.module.css';

void (
  /* GraphQL */ `
  query KpiContributions($period: PeriodInput!, $compareTo: Comparison!, $key: KpiKey!, $currency: Currency) {
    kpis(period: $period, compareTo: $compareTo, keys: [$key], currency: $currency) {
      currency
      kpis { key contributions(first: 8) { account { id fullName } label amount } }
    }
  }
`
);

type Props = { variables: KpisQueryVariables; kpiKey: KpiContributionsQueryVariables['key'] };

/** The accounts that make up a figure; asked for when somebody wants to know. */
export function Contributions({ variables: { period, compareTo, currency }, kpiKey }: Props) {
  const variables: KpiContributionsQueryVariables = { period, compareTo, currency, key: kpiKey };
  return (
    <Boundary resetKey={JSON.stringify(variables)}>
      <Suspense fallback={<SkeletonRows rows={4} height={26} />}>
        <List variables={variables} />
      </Suspense>
    </Boundary>
  );
}

function List({ variables }: { variables: KpiContributionsQueryVariables }) {
  const { data } = useSuspenseQuery(KpiContributionsDocument, { variables, queryKey: useAttempt() });
  const report = data.kpis;
  const parts = report?.kpis[0]?.contributions ?? [];
  if (!report || parts.length === 0) return null;
  return (
    <>
      <h4>Made up of</h4>
      <dl className={styles.parts}>
        {parts.map(({ account, label, amount }) => (
          <div key={account?.id ?? label}>
            <dt title={account?.fullName}>{label}</dt>
            <dd>{money(amount, report.currency)}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
