import { type DateRange, printRange } from '../format/date.ts';
import { nameOf } from '../format/money.ts';
import type { ComparisonChoice, PeriodChoice } from '../format/period.ts';
import type { Address } from './address.ts';
import type { Book } from './books.ts';
import { PeriodPicker } from './PeriodPicker.tsx';
import styles from './shell.module.css';

export type View = { choice: PeriodChoice; range: DateRange; compared: DateRange | null; compare: ComparisonChoice; currency: string };

type Props = { book: Book; view: View; today: string; isPending: boolean; go: (change: Partial<Address>) => void };

const comparisons = [
  ['PREVIOUS_YEAR', 'the year before'],
  ['PREVIOUS_PERIOD', 'the period before'],
  ['NONE', 'nothing'],
] as const;

/** What is shown, in words, and the choices that change it. */
export function Header({ book, view, today, isPending, go }: Props) {
  const { range, compared, currency, compare } = view;
  return (
    <header className={styles.header}>
      <div>
        <h1>Overview</h1>
        <p>
          {printRange(range)}
          {compared ? `, compared with ${printRange(compared)}` : ''}, in {nameOf(currency)}.{' '}
          <span role="status" className={styles.pending}>
            {isPending ? 'Working it out…' : ''}
          </span>
        </p>
      </div>
      <div className={styles.controls}>
        <PeriodPicker book={book} view={view} today={today} go={go} />
        <label className={styles.select}>
          <span className={styles.prefix}>vs</span>
          <select aria-label="Compare with" value={compare} onChange={(event) => go({ compare: event.target.value as ComparisonChoice })}>
            {comparisons.map(([value, label]) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </label>
        <CurrencyPicker book={book} currency={currency} go={go} />
      </div>
    </header>
  );
}

function CurrencyPicker({ book, currency, go }: { book: Book; currency: string; go: Props['go'] }) {
  const currencies = [...new Set([book.currency, ...book.currencies, currency])];
  if (currencies.length < 2) return null;
  return (
    <label className={styles.select}>
      <select
        aria-label="Currency"
        value={currency}
        onChange={(event) => go({ currency: event.target.value === book.currency ? null : event.target.value })}
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
