import { type FormEvent, useState } from 'react';
import { addMonths, printDate } from '../format/date.ts';
import { defaultPeriod, fiscalYearsOf, parsePeriod, printPeriod, recentMonths, stepPeriod } from '../format/period.ts';
import type { Address } from './address.ts';
import type { Book } from './books.ts';
import type { View } from './Header.tsx';
import styles from './shell.module.css';

type Props = { book: Book; view: View; today: string; go: (change: Partial<Address>) => void };
type Option = { value: string; label: string };

const custom = 'custom';

/** Years, quarters and months by name, any days by two dates, and a step to either side. */
export function PeriodPicker({ book, view, today, go }: Props) {
  const [isCustom, setCustom] = useState(false);
  const standard = printPeriod(defaultPeriod(book, today));
  const groups = groupsOf(book, today);
  const value = printPeriod(view.choice);
  const isListed = groups.some(({ options }) => options.some((option) => option.value === value));
  const choose = (next: string) => {
    setCustom(next === custom);
    if (next !== custom) go({ period: next === standard ? null : parsePeriod(next) });
  };
  const step = (by: 1 | -1) => {
    setCustom(false);
    go({ period: stepPeriod(view.choice, by, view.range) });
  };
  return (
    <div className={styles.period}>
      <button type="button" className={styles.step} aria-label="Period before" onClick={() => step(-1)}>
        <Arrow d="M7 2 3 6l4 4" />
      </button>
      <label className={styles.select}>
        <select aria-label="Period" value={isCustom ? custom : value} onChange={(event) => choose(event.target.value)}>
          {groups.map(({ label, options }) => (
            <optgroup key={label} label={label}>
              {options.map((option) => (
                <option key={option.value} value={option.value}>
                  {option.label}
                </option>
              ))}
            </optgroup>
          ))}
          {isListed ? null : <option value={value}>{labelOf(view)}</option>}
          <option value={custom}>Choose dates…</option>
        </select>
      </label>
      <button type="button" className={styles.step} aria-label="Period after" onClick={() => step(1)}>
        <Arrow d="m5 2 4 4-4 4" />
      </button>
      {isCustom ? (
        <CustomRange
          view={view}
          onChoose={(from, to) => {
            setCustom(false);
            go({ period: { kind: 'range', from, to } });
          }}
        />
      ) : null}
    </div>
  );
}

function Arrow({ d }: { d: string }) {
  return (
    <svg viewBox="0 0 12 12" aria-hidden="true">
      <path d={d} />
    </svg>
  );
}

function CustomRange({ view, onChoose }: { view: View; onChoose: (from: string, to: string) => void }) {
  const [from, setFrom] = useState(view.range.from);
  const [to, setTo] = useState(view.range.to);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (from !== '' && from <= to) onChoose(from, to);
  };
  return (
    <form className={styles.custom} onSubmit={submit}>
      <label>
        From <input type="date" required value={from} max={to} onChange={(event) => setFrom(event.target.value)} />
      </label>
      <label>
        to <input type="date" required value={to} min={from} onChange={(event) => setTo(event.target.value)} />
      </label>
      <button type="submit">Show</button>
    </form>
  );
}

function groupsOf(book: Book, today: string): { label: string; options: Option[] }[] {
  const standard = defaultPeriod(book, today);
  const to = standard.kind === 'range' ? standard.to : today;
  const recent: Option[] = [
    { value: printPeriod(standard), label: `12 months to ${printDate(to, 'shortMonth')}` },
    { value: 'last-12', label: 'Last 12 full months' },
    { value: 'last-3', label: 'Last 3 full months' },
  ];
  const years = fiscalYearsOf(book, today).map((year) => ({ value: String(year), label: yearLabel(year, book.fiscalYearStartMonth) }));
  const months = recentMonths(book, today, 24);
  return [
    { label: 'Twelve months', options: recent },
    { label: 'Fiscal years', options: years },
    { label: 'Quarters', options: quartersOf(months) },
    { label: 'Months', options: months.slice(0, 12).map((month) => ({ value: month.slice(0, 7), label: printDate(month, 'month') })) },
  ];
}

function yearLabel(year: number, startMonth: number): string {
  if (startMonth === 1) return `FY ${year}`;
  const start = `${year - 1}-${String(startMonth).padStart(2, '0')}-01`;
  return `FY ${year} (${printDate(start, 'monthAlone')}–${printDate(addMonths(start, 11), 'monthAlone')})`;
}

function quartersOf(months: readonly string[]): Option[] {
  const names = months.map((month) => ({ year: month.slice(0, 4), quarter: Math.ceil(Number(month.slice(5, 7)) / 3) }));
  const values = new Set(names.map(({ year, quarter }) => `${year}-Q${quarter}`));
  return [...values].map((value) => ({ value, label: `Q${value.slice(-1)} ${value.slice(0, 4)}` }));
}

function labelOf({ choice, range }: View): string {
  if (choice.kind === 'year') return `FY ${choice.endsIn}`;
  if (choice.kind === 'quarter') return `Q${choice.quarter} ${choice.year}`;
  if (choice.kind === 'month') return printDate(range.from, 'month');
  if (choice.kind === 'last') return `Last ${choice.months} full months`;
  return `${printDate(range.from)} – ${printDate(range.to)}`;
}
