import { useChoices } from '../address/use-address.tsx';
import { elapsedOf } from '../format/period.ts';
import { useShell } from '../shell/use-shell.ts';
import { sheetParams } from './as-of.ts';
import { daysBefore } from './days.ts';
import { BalanceSheetPanel } from './Panel.tsx';

/** The balance sheet of any day: as a table beside other days, as areas, and over time. */
export function Content() {
  const { book, view, today } = useShell();
  const [{ asOf: chosen, columns }] = useChoices(sheetParams);
  const asOf = chosen ?? elapsedOf(view.range, today).to;
  const compared = view.compared ? [view.compared.to] : [];
  const comparisons = columns === 'compare' ? compared : daysBefore(asOf, columns, book.firstDate);
  return <BalanceSheetPanel asOf={asOf} comparisons={comparisons} currency={view.currency} />;
}
