import { useId, useState } from 'react';
import { useAccountNames } from '../../accounts/AccountInput.tsx';
import { Notice } from '../../ui/PanelFrame.tsx';
import styles from './table.module.css';
import type { Check } from './use-check.ts';

const dateForms = ['YYYY-MM-DD', 'DD.MM.YYYY', 'DD/MM/YYYY', 'MM/DD/YYYY', 'DD-MM-YYYY', 'YYYYMMDD', 'DD MMM YYYY'];
const delimiters = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' };

type Props = {
  check: Check;
  /** True where days and months could be the other way round. */
  doubtsOrder: boolean;
  fileNamesCurrency: boolean;
};

/** What the whole table is: of which account, in which currency, and how its days and numbers are written. */
export function Forms({ check, doubtsOrder, fileNamesCurrency }: Props) {
  const { account, currency, draft, change } = check;
  const names = useAccountNames(true);
  const id = useId();
  return (
    <div className={styles.forms}>
      <Text label="Account of the book" value={account} options={names} isWide onWritten={(word) => change({ account: word })} />
      {fileNamesCurrency ? null : <Text label="Currency" value={currency} onWritten={(word) => change({ currency: word })} />}
      <Text
        label="Days are written"
        value={draft.dateFormat}
        options={dateForms}
        placeholder="found out"
        describedBy={doubtsOrder ? id : undefined}
        onWritten={(word) => change({ draft: { ...draft, dateFormat: word } })}
      />
      <label>
        <span>Decimals stand behind a</span>
        <select value={draft.decimalMark} onChange={({ target }) => change({ draft: { ...draft, decimalMark: target.value } })}>
          {draft.decimalMark === '' ? <option value="">found out</option> : null}
          <option value=".">point</option>
          <option value=",">comma</option>
        </select>
      </label>
      <label>
        <span>Columns are parted by a</span>
        <select value={draft.delimiter} onChange={({ target }) => change({ draft: { ...draft, delimiter: target.value } })}>
          {draft.delimiter in delimiters ? null : <option value={draft.delimiter}>{draft.delimiter || 'found out'}</option>}
          {Object.entries(delimiters).map(([mark, words]) => (
            <option key={mark} value={mark}>
              {words}
            </option>
          ))}
        </select>
      </label>
      <label className={styles.tick}>
        <input type="checkbox" checked={draft.invert} onChange={({ target }) => change({ draft: { ...draft, invert: target.checked } })} />
        <span>Money out is positive, as cards have it</span>
      </label>
      {doubtsOrder ? (
        <div id={id} className={styles.doubt}>
          <Notice>Days and months could be the other way round: look whether the days below are right.</Notice>
        </div>
      ) : null}
    </div>
  );
}

type TextProps = {
  label: string;
  value: string;
  options?: readonly string[];
  placeholder?: string;
  isWide?: boolean;
  describedBy?: string | undefined;
  onWritten: (word: string) => void;
};

/** A field whose word counts once it is written: with Enter, or when the field is left. */
function Text({ label, value, options = [], placeholder, isWide = false, describedBy, onWritten }: TextProps) {
  const list = useId();
  const [typed, setTyped] = useState(value);
  const [shown, setShown] = useState(value);
  // What was read in place of an empty field is shown in it.
  if (shown !== value) {
    setShown(value);
    setTyped(value);
  }
  const written = (word: string) => {
    if (word.trim() !== value) onWritten(word.trim());
  };
  return (
    <label className={isWide ? styles.wide : undefined}>
      <span>{label}</span>
      <input
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
        list={list}
        placeholder={placeholder}
        aria-describedby={describedBy}
        autoComplete="off"
        spellCheck={false}
        onBlur={({ target }) => written(target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.currentTarget.value.trim() === value) return;
          event.preventDefault();
          written(event.currentTarget.value);
        }}
      />
      <datalist id={list}>
        {options.map((option) => (
          <option key={option} value={option} />
        ))}
      </datalist>
    </label>
  );
}
