import { useChoices } from '../address/use-address.tsx';
import { printDate } from '../format/date.ts';
import { elapsedOf } from '../format/period.ts';
import { useShell } from '../shell/use-shell.ts';
import { columnOptions } from '../statement/columns.ts';
import { Segmented } from '../ui/Segmented.tsx';
import { sheetParams } from './as-of.ts';
import styles from './balance-sheet.module.css';
import { daysBefore } from './days.ts';
import { BalanceSheetPanel } from './Panel.tsx';

/** The balance sheet of any day: as a table beside other days, as areas, and over time. */
export function Content() {
  const { book, view, today } = useShell();
  const [{ asOf: chosen, columns, as }] = useChoices(sheetParams);
  const periodEnd = elapsedOf(view.range, today).to;
  const asOf = chosen ?? periodEnd;
  const compared = view.compared && as === 'table' ? [view.compared.to] : [];
  // A course of two days is none: it takes months where nothing else is asked for.
  const step = columns === 'compare' && as === 'course' ? 'month' : columns;
  const comparisons = step === 'compare' || as === 'treemap' ? compared : daysBefore(asOf, step, book.firstDate);
  return (
    <>
      <Choices periodEnd={periodEnd} />
      <BalanceSheetPanel asOf={asOf} comparisons={comparisons} currency={view.currency} as={as} />
    </>
  );
}

const views = [
  { value: 'table', label: 'Table' },
  { value: 'treemap', label: 'Treemap' },
  { value: 'course', label: 'Over time' },
] as const;
const steps = columnOptions.map((option) => (option.value === 'compare' ? { ...option, label: 'Compared day' } : option));

function Choices({ periodEnd }: { periodEnd: string }) {
  const [, go, { asOf, columns, as }] = useChoices(sheetParams);
  return (
    <div className={styles.bar}>
      <label>
        As of
        <input
          type="date"
          required
          value={asOf ?? periodEnd}
          onChange={(event) => event.target.value && go({ asOf: event.target.value === periodEnd ? null : event.target.value })}
        />
      </label>
      {asOf === null ? null : (
        <button type="button" className={styles.reset} onClick={() => go({ asOf: null })}>
          Back to {printDate(periodEnd)}
        </button>
      )}
      <Segmented label="Show as" value={as} options={views} onChange={(next) => go({ as: next })} />
      {as === 'treemap' ? null : (
        <Segmented
          label="Columns"
          value={as === 'course' && columns === 'compare' ? 'month' : columns}
          options={as === 'course' ? steps.slice(1) : steps}
          onChange={(next) => go({ columns: next })}
        />
      )}
    </div>
  );
}
