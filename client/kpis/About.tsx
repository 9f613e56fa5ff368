import { useId, useState } from 'react';
import { printPeriodOf } from '../format/date.ts';
import type { KpisQueryVariables } from '../gql/operations.ts';
import { Notice } from '../ui/PanelFrame.tsx';
import { Scroll } from '../ui/Scroll.tsx';
import { Contributions } from './Contributions.tsx';
import styles from './kpis.module.css';
import type { Course, Kpi, KpiReport } from './Panel.tsx';
import { exactText, reasonText } from './wording.ts';

/** Definition, every digit, doubts and course of a figure, behind one button in the card's corner. */
export function About({ kpi, report, course, variables }: { kpi: Kpi; report: KpiReport; course: Course; variables: KpisQueryVariables }) {
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const doubts = kpi.warnings.length + (kpi.inferred ? 1 : 0);
  const hint = doubts === 0 ? '' : doubts === 1 ? ', 1 note' : `, ${doubts} notes`;
  return (
    <>
      <button type="button" className={styles.about} popoverTarget={id} aria-label={`About ${kpi.label}${hint}`} data-doubts={doubts}>
        <span aria-hidden="true">{doubts > 0 ? '!' : 'i'}</span>
      </button>
      <div
        id={id}
        popover="auto"
        className={styles.popover}
        role="dialog"
        aria-label={`About ${kpi.label}`}
        onToggle={(event) => setOpen(event.newState === 'open')}
      >
        <h3>{kpi.label}</h3>
        <p>{kpi.definition}</p>
        {kpi.inferred ? <Notice>Some accounts were chosen by their names, not by a declared role.</Notice> : null}
        {kpi.warnings.map((warning) => (
          <Notice key={`${warning.code} ${warning.message}`}>{warning.message}</Notice>
        ))}
        <Digits kpi={kpi} report={report} />
        {isOpen && kpi.unit === 'MONEY' && kpi.value !== null ? <Contributions variables={variables} kpiKey={kpi.key} /> : null}
        <History kpi={kpi} points={course} currency={report.currency} />
      </div>
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
