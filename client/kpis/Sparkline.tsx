import styles from './kpis.module.css';
import { sparkOf } from './sparkline.ts';

/** The course of a figure. Its numbers stand in the card's "About", so the drawing is for the eye alone. */
export function Sparkline({ values }: { values: readonly (string | null)[] }) {
  const { line, area, last } = sparkOf(values);
  return (
    <div className={styles.spark} aria-hidden="true">
      {line ? (
        <svg viewBox="0 0 100 100" preserveAspectRatio="none" role="presentation">
          <path className={styles.area} d={area} />
          <path className={styles.line} d={line} />
        </svg>
      ) : null}
      {last && values.length > 1 ? <i style={{ left: `${last.x}%`, top: `${last.y}%` }} /> : null}
    </div>
  );
}
