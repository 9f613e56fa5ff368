import { useId, useState } from 'react';
import { printDate, printRange } from '../format/date.ts';
import { chooseLocale, chosenLocale } from '../format/locale.ts';
import { localeChoices } from '../format/locale-choices.ts';
import { money } from '../format/money.ts';
import { useShell } from '../shell/use-shell.ts';
import { PanelHead } from '../ui/PanelFrame.tsx';
import ui from '../ui/ui.module.css';
import styles from './settings.module.css';

/** How dates and numbers are written in this browser. Words stay English; addresses and files have no locale. */
export function Writing() {
  const { book, today } = useShell();
  const id = useId();
  const [choice, setChoice] = useState(chosenLocale);
  return (
    <section id="writing" className={ui.panel} aria-label="Dates and numbers">
      <PanelHead title="Dates and numbers" aside="kept in this browser" />
      <div className={styles.pick}>
        <select
          aria-label="How dates and numbers are written"
          aria-describedby={id}
          value={choice ?? ''}
          onChange={({ target }) => {
            const next = target.value === '' ? null : target.value;
            setChoice(next);
            chooseLocale(next);
          }}
        >
          {localeChoices().map(({ value, label }) => (
            <option key={label} value={value ?? ''}>
              {label}
            </option>
          ))}
        </select>
      </div>
      <p id={id} className={styles.hint} role="status">
        {money('1234567.89', book.currency)} · {money('-35', book.currency)} · {printDate(today)} ·{' '}
        {printRange({ from: `${today.slice(0, 4)}-01-01`, to: `${today.slice(0, 4)}-06-30` })}. Addresses and CSV files are written the same
        for everybody.
      </p>
    </section>
  );
}
