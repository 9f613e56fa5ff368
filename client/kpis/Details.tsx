import { useSuspenseQuery } from '@apollo/client/react';
import { printPeriodOf } from '../format/date.ts';
import { KpiDetailsDocument, type KpiDetailsQuery, type KpisQueryVariables } from '../gql/operations.ts';
import { useAttempt } from '../ui/Boundary.tsx';
import { Notice } from '../ui/PanelFrame.tsx';
import { Scroll } from '../ui/Scroll.tsx';
import { WarningNotices } from '../ui/Warnings.tsx';
import { Contributions } from './Contributions.tsx';
import styles from './kpis.module.css';
import type { Kpi, KpiReport } from './Panel.tsx';
import { exactText, reasonText } from './wording.ts';

void (
  /* GraphQL */ `
  query KpiDetails(
    $period: PeriodInput!, $compareTo: Comparison!, $key: KpiKey!, $currency: Currency
    $coursePeriod: PeriodInput!, $points: Int!
  ) {
    kpis(period: $period, compareTo: $compareTo, keys: [$key], currency: $currency) {
      kpis { key contributions(first: 8) { account { id fullName } label amount } }
    }
    course: kpis(period: $coursePeriod, compareTo: NONE, keys: [$key], currency: $currency) {
      kpis { key history(points: $points) { period { from to label } value } }
    }
  }
`
);

type Props = { kpi: Kpi; report: KpiReport; variables: KpisQueryVariables };

/** What a figure is made of and how it went; asked for when somebody wants to know. */
export function Details({ kpi, report, variables: { keys: _all, ...asked } }: Props) {
  const { data } = useSuspenseQuery(KpiDetailsDocument, { variables: { ...asked, key: kpi.key }, queryKey: useAttempt() });
  const history = data.course?.kpis[0]?.history ?? [];
  const parts = data.kpis?.kpis[0]?.contributions ?? [];
  const hasParts = kpi.unit === 'MONEY' && kpi.value !== null && parts.length > 0;
  return (
    <>
      {kpi.inferred ? <Notice>Some accounts were chosen by their names, not by a declared role.</Notice> : null}
      <WarningNotices warnings={kpi.warnings} />
      <Digits kpi={kpi} report={report} />
      {hasParts ? <Contributions parts={parts} kpiKey={kpi.key} range={asked.period.range} currency={report.currency} /> : null}
      <History kpi={kpi} points={history} currency={report.currency} />
    </>
  );
}

function Digits({ kpi, report }: { kpi: Kpi; report: KpiReport }) {
  const text = (value: string | null) => (value === null ? 'undefined' : exactText(value, kpi, report.currency));
  return (
    <dl>
      <dt>This period</dt>
      <dd>{kpi.value === null ? reasonText(kpi.nullReason) : text(kpi.value)}</dd>
      {report.comparedTo ? (
        <>
          <dt>{printPeriodOf(report.comparedTo)}</dt>
          <dd>{text(kpi.previous)}</dd>
          <dt>Change</dt>
          <dd>{text(kpi.change)}</dd>
        </>
      ) : null}
    </dl>
  );
}

type Course = NonNullable<NonNullable<KpiDetailsQuery['course']>['kpis'][number]['history']>;

function History({ kpi, points, currency }: { kpi: Kpi; points: Course; currency: string }) {
  if (points.length < 2) return null;
  return (
    <Scroll className={styles.history} label={`${kpi.label}, the line in figures`}>
      <table>
        <thead>
          <tr>
            <th scope="col">Period</th>
            <th scope="col">{kpi.label}</th>
          </tr>
        </thead>
        <tbody>
          {points.toReversed().map(({ period, value }) => (
            <tr key={period.from + period.to}>
              <th scope="row">{printPeriodOf(period)}</th>
              <td>{value === null ? '–' : exactText(value, kpi, currency)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}
