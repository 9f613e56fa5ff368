import type { ReactNode } from 'react';
import type { FilterChoices } from '../address/transaction-filter.ts';
import { AmountInput } from '../ui/AmountInput.tsx';
import { statusNames, typeNames } from './chips.ts';
import styles from './filters.module.css';

type Props = {
  choices: FilterChoices;
  go: (change: Partial<FilterChoices>) => void;
  currencies: readonly string[];
  /** What no days at all mean: those of the page's period, so that every day is a choice of its own; or every day. */
  withoutDays: 'period' | 'all';
};
type TypeName = FilterChoices['types'][number];

/** The filters that are not always needed. Each works as soon as it is set. */
export function FilterForm({ choices, go, currencies, withoutDays }: Props) {
  return (
    <div className={styles.form}>
      <Days date={choices.date} hasAll={withoutDays === 'period'} onChange={(date) => go({ date })} />
      <Amounts key={JSON.stringify(choices.amount)} amount={choices.amount} onChange={(amount) => go({ amount })} />
      <Choice
        label="Currency"
        value={choices.currency}
        options={currencies.map((one) => [one, one])}
        onChange={(currency) => go({ currency })}
      />
      <Choice
        label="Status"
        value={choices.status}
        options={Object.entries(statusNames)}
        onChange={(status) => go({ status: status as FilterChoices['status'] })}
      />
      <Field label="Tag, or tag=value">
        <Committed value={choices.tag ?? ''} onCommit={(tag) => go({ tag: tag || null })} />
      </Field>
      <fieldset className={styles.types}>
        <legend>Type of account</legend>
        {(Object.entries(typeNames) as [TypeName, string][]).map(([type, name]) => (
          <label key={type}>
            <input
              type="checkbox"
              checked={choices.types.includes(type)}
              onChange={(event) =>
                go({ types: event.target.checked ? [...choices.types, type] : choices.types.filter((one) => one !== type) })
              }
            />
            {name}
          </label>
        ))}
      </fieldset>
    </div>
  );
}

function Field({ label, children }: { label: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is its child
    <label className={styles.labelled}>
      <span>{label}</span>
      {children}
    </label>
  );
}

type ChoiceProps = { label: string; value: string | null; options: [string, string][]; onChange: (value: string | null) => void };

function Choice({ label, value, options, onChange }: ChoiceProps) {
  return (
    <Field label={label}>
      <select value={value ?? ''} onChange={(event) => onChange(event.target.value || null)}>
        <option value="">any</option>
        {options.map(([option, name]) => (
          <option key={option} value={option}>
            {name}
          </option>
        ))}
      </select>
    </Field>
  );
}

type DaysProps = { date: FilterChoices['date']; hasAll: boolean; onChange: (date: FilterChoices['date']) => void };

function Days({ date, hasAll, onChange }: DaysProps) {
  const own = date === null || date === 'all' ? null : date;
  const set = (part: { from?: string; to?: string }) => {
    const { from = '', to = from } = { ...own, ...part };
    const [first, last] = [from || to, to || from];
    onChange(first === '' ? null : first <= last ? { from: first, to: last } : { from: last, to: first });
  };
  return (
    <fieldset className={styles.pair}>
      <legend>Days</legend>
      <input type="date" aria-label="First day" value={own?.from ?? ''} onChange={(event) => set({ from: event.target.value })} />
      <input type="date" aria-label="Last day" value={own?.to ?? ''} onChange={(event) => set({ to: event.target.value })} />
      {hasAll ? (
        <label className={styles.check}>
          <input type="checkbox" checked={date === 'all'} onChange={(event) => onChange(event.target.checked ? 'all' : null)} />
          all days
        </label>
      ) : null}
    </fieldset>
  );
}

type Amount = FilterChoices['amount'];

function Amounts({ amount, onChange }: { amount: Amount; onChange: (amount: Amount) => void }) {
  const set = (part: Partial<NonNullable<Amount>>) => {
    const next = { min: amount?.min ?? null, max: amount?.max ?? null, ...part };
    onChange(next.min === null && next.max === null ? null : next);
  };
  return (
    <fieldset className={styles.pair}>
      <legend>Amount, whatever its sign</legend>
      <AmountInput aria-label="At least" placeholder="at least" value={amount?.min ?? null} onCommit={(min) => set({ min })} />
      <AmountInput aria-label="At most" placeholder="at most" value={amount?.max ?? null} onCommit={(max) => set({ max })} />
    </fieldset>
  );
}

type CommittedProps = { value: string; onCommit: (value: string) => void };

/** A field whose text counts once it is left, or Enter is pressed. */
function Committed({ value, onCommit }: CommittedProps) {
  const commit = (input: HTMLInputElement) => {
    const text = input.value.trim();
    if (text !== value) onCommit(text);
  };
  return (
    <input
      type="text"
      key={value}
      defaultValue={value}
      autoComplete="off"
      spellCheck={false}
      onBlur={(event) => commit(event.currentTarget)}
      onKeyDown={(event) => event.key === 'Enter' && commit(event.currentTarget)}
    />
  );
}
