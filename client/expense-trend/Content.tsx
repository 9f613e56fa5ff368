import { PageLink, useChoices, useHrefs } from '../address/use-address.tsx';
import { useShell } from '../shell/use-shell.ts';
import { expenseParams } from './choices.ts';
import controls from './controls.module.css';
import { ExpensePanel } from './Panel.tsx';

/** Expenses, level by level: where one is in the tree, how long the steps are, and what is drawn beside them. */
export function Content() {
  const { book, view } = useShell();
  const { range, compared, currency } = view;
  const spentBefore = compared && book.firstDate && compared.to >= book.firstDate ? compared : null;
  return (
    <>
      <div className={controls.bar}>
        <Trail />
        <Choices />
      </div>
      <ExpensePanel range={range} compared={spentBefore} currency={currency} isTall />
    </>
  );
}

function Trail() {
  const [{ account }] = useChoices(expenseParams);
  const hrefTo = useHrefs();
  const parts = account?.split(':') ?? [];
  const names = parts.map((name, index) => ({ name, fullName: parts.slice(0, index + 1).join(':') })).slice(1);
  return (
    <nav aria-label="Place in the tree of accounts" className={controls.trail}>
      <ol>
        <li>{account === null ? <b aria-current="page">All expenses</b> : <PageLink href={hrefTo('/expenses')}>All expenses</PageLink>}</li>
        {names.map(({ name, fullName }) => (
          <li key={fullName}>
            {fullName === account ? (
              <b aria-current="page">{name}</b>
            ) : (
              <PageLink href={hrefTo('/expenses', expenseParams, { account: fullName })}>{name}</PageLink>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}

const intervals = [
  ['auto', 'Steps to fit'],
  ['day', 'Days'],
  ['week', 'Weeks'],
  ['month', 'Months'],
  ['quarter', 'Quarters'],
  ['year', 'Years'],
] as const;
const averages = [
  ['3', 'Average of 3'],
  ['6', 'Average of 6'],
  ['12', 'Average of 12'],
  ['none', 'No average'],
] as const;

function Choices() {
  const [, go, { interval, average, yearAgo }] = useChoices(expenseParams);
  return (
    <div className={controls.choices}>
      <Choice label="Steps" value={interval} options={intervals} onChange={(next) => go({ interval: next })} />
      <Choice label="Moving average" value={average} options={averages} onChange={(next) => go({ average: next })} />
      <label className={controls.check}>
        <input type="checkbox" checked={yearAgo} onChange={(event) => go({ yearAgo: event.target.checked })} />
        Mark the year before
      </label>
    </div>
  );
}

type ChoiceProps<T extends string> = { label: string; value: T; options: readonly (readonly [T, string])[]; onChange: (value: T) => void };

function Choice<T extends string>({ label, value, options, onChange }: ChoiceProps<T>) {
  return (
    <select aria-label={label} className={controls.select} value={value} onChange={(event) => onChange(event.target.value as T)}>
      {options.map(([option, text]) => (
        <option key={option} value={option}>
          {text}
        </option>
      ))}
    </select>
  );
}
