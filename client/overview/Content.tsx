import { BalanceSheetPanel } from '../balance-sheet/Panel.tsx';
import { ExpensePanel } from '../expense-trend/Panel.tsx';
import { courseOf, elapsedOf } from '../format/period.ts';
import { ImportDrop } from '../imports/ImportDrop.tsx';
import { ImportPanel } from '../imports/Panel.tsx';
import { KpiPanel } from '../kpis/Panel.tsx';
import { useShell } from '../shell/use-shell.ts';
import { TransactionPanel } from '../transactions/Panel.tsx';
import styles from './overview.module.css';

/** From the glance to the detail. */
export function Content() {
  const { book, today, view } = useShell();
  const { range, compared, compare, currency } = view;
  const asOf = elapsedOf(range, today).to;
  // Days before the books began hold no spending: to draw them would only squeeze the rest.
  const spentBefore = compared && book.firstDate && compared.to >= book.firstDate ? compared : null;
  return (
    <>
      <KpiPanel range={range} compareTo={compare} currency={currency} course={courseOf(range, today)} />
      <ExpensePanel range={range} compared={spentBefore} currency={currency} />
      <div className={styles.details}>
        <BalanceSheetPanel asOf={asOf} comparisons={compared ? [compared.to] : []} currency={currency} />
        <div className={styles.rows}>
          <TransactionPanel range={range} />
          <ImportPanel>
            <ImportDrop />
          </ImportPanel>
        </div>
      </div>
    </>
  );
}
