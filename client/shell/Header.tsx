import { goShared } from '../address/use-address.tsx';
import { printRange } from '../format/date.ts';
import { nameOf } from '../format/money.ts';
import type { ComparisonChoice } from '../format/period.ts';
import { ConnectionNote, useConnection } from './ConnectionNote.tsx';
import { PeriodPicker } from './PeriodPicker.tsx';
import type { Page } from './page.ts';
import styles from './shell.module.css';
import { useShell } from './use-shell.ts';
import type { View } from './view.ts';

type Props = { page: Page; wanted: View; isPending: boolean };

export const comparisons = [
  ['PREVIOUS_YEAR', 'the year before'],
  ['PREVIOUS_PERIOD', 'the period before'],
  ['NONE', 'nothing'],
] as const;

/** What is shown, in words, and the choices that change it. */
export function Header({ page, wanted, isPending }: Props) {
  const { uses, title } = page;
  const isLost = useConnection().lostAt !== null;
  return (
    <header className={styles.header}>
      <div>
        <h1>{title}</h1>
        <p>
          {summaryOf(wanted, uses)}{' '}
          <span role="status" className={styles.pending}>
            {isPending && !isLost ? 'Working it out…' : ''}
          </span>
          <ConnectionNote isPending={isPending} wanted={uses.includes('period') ? wanted.range : null} />
        </p>
      </div>
      <div className={styles.controls}>
        {uses.includes('period') ? <PeriodPicker view={wanted} /> : null}
        {uses.includes('compare') ? <ComparisonPicker compare={wanted.compare} /> : null}
        {uses.includes('currency') ? <CurrencyPicker currency={wanted.currency} /> : null}
      </div>
    </header>
  );
}

function summaryOf({ range, compared, currency }: View, uses: Page['uses']): string {
  const period = uses.includes('period') ? printRange(range) : '';
  const comparison = uses.includes('compare') && compared ? `, compared with ${printRange(compared)}` : '';
  const words = `${period}${comparison}${uses.includes('currency') ? `${period ? ', in' : 'In'} ${nameOf(currency)}` : ''}`;
  return words === '' ? '' : `${words}.`;
}

function ComparisonPicker({ compare }: { compare: ComparisonChoice }) {
  return (
    <label className={styles.select}>
      <span className={styles.prefix}>vs</span>
      <select aria-label="Compare with" value={compare} onChange={(event) => goShared({ compare: event.target.value as ComparisonChoice })}>
        {comparisons.map(([value, label]) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </label>
  );
}

function CurrencyPicker({ currency }: { currency: string }) {
  const { book } = useShell();
  const currencies = [...new Set([book.currency, ...book.currencies, currency])];
  if (currencies.length < 2) return null;
  return (
    <label className={styles.select}>
      <select
        aria-label="Currency"
        value={currency}
        onChange={(event) => goShared({ in: event.target.value === book.currency ? null : event.target.value })}
      >
        {currencies.map((one) => (
          <option key={one} value={one}>
            {one}
          </option>
        ))}
      </select>
    </label>
  );
}
