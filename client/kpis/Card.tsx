import { type CSSProperties, useId } from 'react';
import type { KpisQueryVariables } from '../gql/operations.ts';
import { classNames } from '../ui/class-names.ts';
import { About } from './About.tsx';
import styles from './kpis.module.css';
import type { Course, Kpi, KpiReport } from './Panel.tsx';
import { Sparkline } from './Sparkline.tsx';
import { changeWords, exactText, largeText, reasonText, toneOf } from './wording.ts';

type Props = { kpi: Kpi; report: KpiReport; course: Course; variables: KpisQueryVariables };

/** One figure: what it is, how it moved, and in words whether that is good. */
export function Card({ kpi, report, course, variables }: Props) {
  const heading = useId();
  return (
    <article className={styles.card} aria-labelledby={heading} data-kpi={kpi.key}>
      <div className={styles.cardHead}>
        <h2 id={heading}>{kpi.label}</h2>
        <About kpi={kpi} report={report} variables={variables} />
      </div>
      {kpi.value === null ? (
        <Missing reason={reasonText(kpi.nullReason)} />
      ) : (
        <Value text={largeText(kpi.value, kpi, report.currency)} exact={exactText(kpi.value, kpi, report.currency)} />
      )}
      {kpi.value !== null && report.comparedTo ? <Change kpi={kpi} currency={report.currency} /> : null}
      <Sparkline values={course.map((point) => point.value)} />
    </article>
  );
}

/** In type as large as its length allows: a figure that breaks into two lines is read as two. */
function Value({ text, exact }: { text: string; exact: string }) {
  return (
    <p className={styles.value} data-value title={exact}>
      <span className={styles.fitted} style={{ '--length': text.length } as CSSProperties}>
        {text}
      </span>
    </p>
  );
}

function Missing({ reason }: { reason: string }) {
  return (
    <>
      <p className={styles.value} data-value aria-hidden="true">
        <span className={styles.none}>–</span>
      </p>
      <p className={styles.reason}>{reason}</p>
    </>
  );
}

function Change({ kpi, currency }: { kpi: Kpi; currency: string }) {
  const { arrow, ratio, words, from } = changeWords(kpi, currency);
  return (
    <p className={styles.change}>
      {arrow ? (
        <span className={classNames(styles.chip, styles[toneOf(kpi)])} data-tone={toneOf(kpi)}>
          <span aria-hidden="true">{arrow}</span> {ratio}
        </span>
      ) : null}{' '}
      {words} {from === null ? null : <span className={styles.from}>{from}</span>}
    </p>
  );
}

export function CardSkeleton() {
  return (
    <div className={styles.card}>
      <div className={styles.cardHead}>
        <span className={styles.bone} style={{ width: '45%' }} />
      </div>
      <p className={styles.value}>
        <span className={styles.bone} style={{ width: '70%', height: 24 }} />
      </p>
      <p className={styles.change}>
        <span className={styles.bone} style={{ width: '60%' }} />
      </p>
      <div className={styles.spark} />
    </div>
  );
}
