import { useId, useState } from 'react';
import { AccountInput } from '../accounts/AccountInput.tsx';
import type { SearchChoices } from '../address/search-choices.ts';
import { useShell } from '../shell/use-shell.ts';
import { chipsOf } from '../transaction-list/chips.ts';
import { FilterForm } from '../transaction-list/FilterForm.tsx';
import { WordsField } from '../transaction-list/WordsField.tsx';
import { Chips } from '../ui/Chips.tsx';
import { classNames } from '../ui/class-names.ts';
import { Segmented } from '../ui/Segmented.tsx';
import ui from '../ui/ui.module.css';
import styles from './search.module.css';

const modes = [
  { value: 'HYBRID', label: 'Meaning and words' },
  { value: 'VECTOR', label: 'Meaning' },
  { value: 'KEYWORD', label: 'Words' },
] as const;

/** `change` of the address; a new question closes what was open of the old one. */
type Change = Partial<SearchChoices> & { entry?: string | null };
type Props = { choices: SearchChoices; go: (change: Change, how?: { replace?: boolean }) => void };

/** What is looked for, by what, and among which entries. */
export function SearchForm({ choices, go }: Props) {
  const { book } = useShell();
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const chips = chipsOf(choices);
  const ask = (change: Partial<SearchChoices>, how?: { replace?: boolean }) => go({ ...change, entry: null }, how);
  return (
    <search className={classNames(ui.panel, styles.form)} data-search>
      <WordsField
        label="What to look for"
        placeholder="A thing, a merchant, a question: rent last spring, > 5000"
        className={styles.query}
        autoFocus={choices.q === null && choices.like === null}
        value={choices.q ?? ''}
        onChange={(q) => ask({ q: q || null, like: null }, { replace: true })}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown') return;
          event.preventDefault();
          document.querySelector<HTMLElement>('[data-row="0"]')?.focus();
        }}
      />
      <div className={styles.choices}>
        <Segmented label="Look by" value={choices.mode} options={modes} onChange={(mode) => ask({ mode })} />
        <div className={styles.account}>
          <AccountInput
            label="Only entries on an account"
            placeholder="Account"
            onChoose={(name) => ask({ accounts: [...new Set([...choices.accounts, name])] })}
            isEmptied
          />
        </div>
        <button type="button" className={ui.button} aria-expanded={isOpen} aria-controls={id} onClick={() => setOpen(!isOpen)}>
          {isOpen ? 'Fewer filters' : 'More filters'}
        </button>
      </div>
      <div id={id}>{isOpen ? <FilterForm choices={choices} go={ask} currencies={book.currencies} withoutDays="all" /> : null}</div>
      {chips.length > 0 ? <Chips chips={chips} onChange={ask} /> : null}
    </search>
  );
}
