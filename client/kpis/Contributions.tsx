import { useSuspenseQuery } from '@apollo/client/react';
import { Suspense } from 'react';
import { PageLink } from '../address/use-address.tsx';
import { money } from '../format/money.ts';
import { KpiContributionsDocument, type KpiContributionsQueryVariables, type KpisQueryVariables } from '../gql/operations.ts';
import { useRows } from '../statement/use-rows.ts';
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
  const rows = useRows();
  const days = daysOf(variables);
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
            <dd>
              {account && days ? (
                <PageLink href={rows({ accounts: [account.fullName] }, days)}>{money(amount, report.currency)}</PageLink>
              ) : (
                money(amount, report.currency)
              )}
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}

/** Figures of a day, which all entries up to it have made. The others are of what happened in the period. */
const balances = new Set<KpiContributionsQueryVariables['key']>([
  'CASH_ON_HAND',
  'OUTSTANDING_DEBT',
  'RECEIVABLES',
  'PAYABLES',
  'WORKING_CAPITAL',
]);

function daysOf({ key, period }: KpiContributionsQueryVariables): { from: string | null; to: string } | null {
  if (!period.range) return null;
  return balances.has(key) ? { from: null, to: period.range.to } : period.range;
}
