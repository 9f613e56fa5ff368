import { lazy, Suspense, useId, useState } from 'react';
import type { KpisQueryVariables } from '../gql/operations.ts';
import { Boundary } from '../ui/Boundary.tsx';
import { SkeletonRows } from '../ui/PanelFrame.tsx';
import styles from './kpis.module.css';
import type { Kpi, KpiReport } from './Panel.tsx';

// Eight figures have eight of these, and most are never opened.
const Details = lazy(() => import('./Details.tsx').then((module) => ({ default: module.Details })));

/** Definition, every digit, doubts and course of a figure, behind one button in the card's corner. */
export function About({ kpi, report, variables }: { kpi: Kpi; report: KpiReport; variables: KpisQueryVariables }) {
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
        {isOpen ? (
          <Boundary resetKey={JSON.stringify(variables)}>
            <Suspense fallback={<SkeletonRows rows={8} height={26} />}>
              <Details kpi={kpi} report={report} variables={variables} />
            </Suspense>
          </Boundary>
        ) : null}
      </div>
    </>
  );
}
