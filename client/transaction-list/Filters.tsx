import { useId, useState } from 'react';
import { AccountInput } from '../accounts/AccountInput.tsx';
import { type TransactionChoices, transactionParams } from '../address/transaction-filter.ts';
import { useChoices } from '../address/use-address.tsx';
import { useShell } from '../shell/use-shell.ts';
import { Chips } from '../ui/Chips.tsx';
import ui from '../ui/ui.module.css';
import { chipsOf } from './chips.ts';
import { FilterForm } from './FilterForm.tsx';
import styles from './filters.module.css';
import { WordsField } from './WordsField.tsx';

const orders: Record<TransactionChoices['orderBy'], string> = {
  DATE_DESC: 'Latest first',
  DATE_ASC: 'Earliest first',
  AMOUNT_DESC: 'Largest first',
  AMOUNT_ASC: 'Smallest first',
};
/** Every field of the filter, in the address: the usual ones in sight, the rest behind a button, all that is set as chips. */
export function Filters() {
  const [, go, wanted] = useChoices(transactionParams);
  const { book } = useShell();
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const chips = chipsOf(wanted);
  const addAccount = (name: string) => go({ accounts: [...new Set([...wanted.accounts, name])] });
  return (
    <search className={styles.filters} aria-label="Filter transactions">
      <div className={styles.bar}>
        <WordsField
          label="Words in payee, description or comment"
          placeholder="Words in payee, description, comment"
          value={wanted.text ?? ''}
          onChange={(text) => go({ text: text || null }, { replace: true })}
        />
        <div className={styles.accountField}>
          <AccountInput label="Filter by account" placeholder="Account" onChoose={addAccount} isEmptied />
        </div>
        <button type="button" className={ui.button} aria-expanded={isOpen} aria-controls={id} onClick={() => setOpen(!isOpen)}>
          {isOpen ? 'Fewer filters' : 'More filters'}
        </button>
        <select
          aria-label="Order"
          value={wanted.orderBy}
          onChange={(event) => go({ orderBy: event.target.value as TransactionChoices['orderBy'] })}
        >
          {Object.entries(orders).map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </div>
      <div id={id}>{isOpen ? <FilterForm choices={wanted} go={go} currencies={book.currencies} withoutDays="period" /> : null}</div>
      {chips.length > 0 ? <Chips chips={chips} onChange={go} /> : null}
    </search>
  );
}
