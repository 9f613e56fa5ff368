import { type RefObject, useEffect, useRef } from 'react';
import { printDate } from '../format/date.ts';
import { Amounts } from '../transactions/Amounts.tsx';
import { summaryOf } from '../transactions/summary.ts';
import { classNames } from '../ui/class-names.ts';
import styles from './entries.module.css';
import type { Selection } from './selection.ts';
import type { Row } from './use-entries.ts';

type Props = {
  row: Row;
  index: number;
  isActive: boolean;
  wantsFocus: RefObject<boolean>;
  isOpen: boolean;
  onToggle: () => void;
  /** All rows that have been read, for a selection from one to another. */
  all: readonly Row[];
  selection: Selection | null;
};

/** One line for an entry. The whole line opens it for the pointer; for keys and screen readers its name is a button. */
export function EntryRow({ row, index, isActive, wantsFocus, isOpen, onToggle, all, selection }: Props) {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!isActive || !wantsFocus.current) return;
    wantsFocus.current = false;
    button.current?.focus({ preventScroll: true });
  }, [isActive, wantsFocus]);
  const { amounts, kind, categories, accounts } = summaryOf(row.postings);
  const name = row.payee || row.description || 'No description';
  const isSelected = selection?.has(row.id) ?? false;
  const where = kind === 'moved' ? accounts.slice(0, 2).join(' ⇄ ') : accounts[0];
  return (
    <tr
      aria-rowindex={index + 2}
      className={classNames(isSelected && styles.selected, isOpen && styles.isOpen, row.isSetAside && styles.setAside)}
      data-entry={row.id}
      onClick={(event) => (event.target instanceof Element && event.target.closest('input, button') ? undefined : onToggle())}
    >
      <td className={styles.check}>
        {selection ? (
          <input
            type="checkbox"
            aria-label={`Select ${name}, ${printDate(row.date)}`}
            tabIndex={isActive ? 0 : -1}
            checked={isSelected}
            readOnly
            onClick={(event) => (event.shiftKey ? selection.extendTo(row, all) : selection.toggle(row))}
          />
        ) : null}
      </td>
      <td className={styles.date}>{printDate(row.date)}</td>
      <th scope="row">
        <div className={styles.who}>
          <button
            ref={button}
            type="button"
            data-row={index}
            tabIndex={isActive ? 0 : -1}
            aria-expanded={isOpen}
            aria-controls={isOpen ? `entry-${row.id}` : undefined}
            onClick={onToggle}
          >
            {name}
          </button>
          {row.status === 'PENDING' ? <span className={styles.tag}>pending</span> : null}
          {row.isSetAside ? <span className={styles.tag}>set aside</span> : null}
          {row.payee && row.description ? <span className={styles.more}>{row.description}</span> : null}
        </div>
        <small className={styles.second}>
          {printDate(row.date)}
          {(categories[0] ?? where) ? ` · ${categories[0] ?? where}` : ''}
          {row.status === 'PENDING' ? ' · pending' : ''}
          {row.isSetAside ? ' · set aside' : ''}
        </small>
      </th>
      <td className={styles.category}>
        {categories[0] ? <span>{categories[0]}</span> : null}
        {categories.length > 1 ? <small> +{categories.length - 1}</small> : null}
      </td>
      <td className={styles.account} title={accounts.join(', ')}>
        {where}
      </td>
      <td className={classNames(styles.amount, kind === 'in' && styles.in)}>
        <Amounts amounts={amounts} kind={kind} />
      </td>
    </tr>
  );
}
