import { lazy, Suspense } from 'react';
import { elapsedOf } from '../format/period.ts';
import { KpiPanel } from '../kpis/Panel.tsx';
import { useShell } from '../shell/use-shell.ts';
import { PanelWaiting } from '../ui/PanelFrame.tsx';
import styles from './overview.module.css';

// What is first seen comes first; the code of the details follows at once.
const loadExpenses = () => import('../expense-trend/Panel.tsx');
const loadSheet = () => import('../balance-sheet/Panel.tsx');
const loadTransactions = () => import('../transactions/Panel.tsx');
const loadWayIn = () => import('../imports/WayIn.tsx');
const ExpensePanel = lazy(() => loadExpenses().then((module) => ({ default: module.ExpensePanel })));
const BalanceSheetPanel = lazy(() => loadSheet().then((module) => ({ default: module.BalanceSheetPanel })));
const TransactionPanel = lazy(() => loadTransactions().then((module) => ({ default: module.TransactionPanel })));
const WayIn = lazy(() => loadWayIn().then((module) => ({ default: module.WayIn })));

/** Begins to fetch the details while the shell still asks which book it is. */
export function preloadDetails(): void {
  for (const load of [loadExpenses, loadSheet, loadTransactions, loadWayIn]) load().catch(() => null);
}

/** From the glance to the detail. */
export function Content() {
  const { book, today, view } = useShell();
  const { range, compared, compare, currency } = view;
  const asOf = elapsedOf(range, today).to;
  // Days before the books began hold no spending: to draw them would only squeeze the rest.
  const spentBefore = compared && book.firstDate && compared.to >= book.firstDate ? compared : null;
  return (
    <>
      <KpiPanel range={range} compare={compare} currency={currency} today={today} />
      <Suspense
        fallback={
          <div className={styles.expenses}>
            <PanelWaiting title="Expenses" rows={10} height={34} />
          </div>
        }
      >
        <ExpensePanel range={range} compared={spentBefore} currency={currency} />
      </Suspense>
      <div className={styles.details}>
        <Suspense fallback={<PanelWaiting title="Balance sheet" rows={16} />}>
          <BalanceSheetPanel asOf={asOf} comparisons={compared ? [compared.to] : []} currency={currency} />
        </Suspense>
        <div className={styles.rows}>
          <Suspense fallback={<PanelWaiting title="Latest transactions" rows={10} height={36} />}>
            <TransactionPanel range={range} />
          </Suspense>
          <Suspense fallback={<PanelWaiting title="Imports" rows={3} height={44} />}>
            <WayIn />
          </Suspense>
        </div>
      </div>
    </>
  );
}
