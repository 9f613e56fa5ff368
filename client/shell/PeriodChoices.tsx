import { type FormEvent, useId, useState } from 'react';
import { useSearch } from 'wouter';
import { withShared } from '../address/address.ts';
import { goShared, PageLink, usePlace } from '../address/use-address.tsx';
import { printRange } from '../format/date.ts';
import { defaultPeriod, type PeriodChoice, rangeOf } from '../format/period.ts';
import { parsePeriod, printPeriod } from '../format/period-words.ts';
import { periodExamples, typedPeriod } from '../format/typed.ts';
import styles from './period-picker.module.css';
import { presetsOf } from './presets.ts';
import { useShell } from './use-shell.ts';
import type { View } from './view.ts';

/** Every period: by name, by typing, by two dates. */
export function PeriodChoices({ view, onChosen }: { view: View; onChosen: () => void }) {
  const { book, today } = useShell();
  const choose = (choice: PeriodChoice) => {
    onChosen();
    goShared({ period: orDefault(choice, defaultPeriod(book, today)) });
  };
  return (
    <>
      <Typed onChoose={choose} />
      <Presets view={view} onChosen={onChosen} />
      <TwoDates view={view} onChoose={choose} />
    </>
  );
}

/** The default stays out of the address, so that it goes on meaning the latest months. */
function orDefault(choice: PeriodChoice, standard: PeriodChoice): PeriodChoice | null {
  return printPeriod(choice) === printPeriod(standard) ? null : choice;
}

function Typed({ onChoose }: { onChoose: (choice: PeriodChoice) => void }) {
  const { book, today } = useShell();
  const hint = useId();
  const [text, setText] = useState('');
  const choice = parsePeriod(typedPeriod(text), today);
  const isWrong = text.trim() !== '' && choice === null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (choice) onChoose(choice);
  };
  return (
    <form className={styles.typed} onSubmit={submit}>
      <input
        // biome-ignore lint/a11y/noAutofocus: the reader has just opened this box, and typing is the quickest way through it
        autoFocus
        aria-label="Type a period"
        aria-describedby={hint}
        aria-invalid={isWrong}
        placeholder="Type: last 6 months"
        spellCheck={false}
        autoComplete="off"
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <button type="submit" disabled={!choice}>
        Show
      </button>
      <p id={hint} role="status">
        {choice
          ? printRange(rangeOf(choice, book, today))
          : `${isWrong ? 'No period is written like that. ' : ''}For example ${periodExamples().join(', ')}`}
      </p>
    </form>
  );
}

function Presets({ view, onChosen }: { view: View; onChosen: () => void }) {
  const { book, today } = useShell();
  const { path } = usePlace();
  const search = useSearch();
  const current = printPeriod(view.choice);
  const standard = defaultPeriod(book, today);
  return (
    <div className={styles.presets}>
      {presetsOf(book, today).map(({ label, options }) => (
        <section key={label} aria-label={label}>
          <h3>{label}</h3>
          <ul>
            {options.map((option) => (
              <li key={option.label}>
                <PageLink
                  href={`${path}${withShared(search, { period: orDefault(option.choice, standard) })}`}
                  aria-current={printPeriod(option.choice) === current ? 'true' : undefined}
                  onClick={onChosen}
                >
                  {option.label}
                </PageLink>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function TwoDates({ view, onChoose }: { view: View; onChoose: (choice: PeriodChoice) => void }) {
  const [from, setFrom] = useState(view.range.from);
  const [to, setTo] = useState(view.range.to);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (from !== '' && from <= to) onChoose({ kind: 'range', from, to });
  };
  return (
    <form className={styles.dates} onSubmit={submit}>
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
