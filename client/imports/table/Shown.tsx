import { printDate } from '../../format/date.ts';
import { money } from '../../format/money.ts';
import ui from '../../ui/ui.module.css';
import type { Table } from '../upload.ts';
import { type Role, roles, type TableDraft, withRole } from './draft.ts';
import styles from './table.module.css';

type ColumnsProps = { columns: Table['columns']; draft: TableDraft; onChange: (draft: TableDraft) => void };

/** Each column with what stands in it, and what it is taken for. */
export function Columns({ columns, draft, onChange }: ColumnsProps) {
  return (
    <ul className={styles.columns} aria-label="Columns">
      {columns.map(({ name, samples }) => (
        <li key={name} data-column={name}>
          <b>{/^\d+$/.test(name) ? `Column ${name}` : name}</b>
          <span>{samples.length === 0 ? 'empty' : samples.slice(0, 3).join(' · ')}</span>
          <label>
            <span className={ui.hidden}>What column {name} holds</span>
            <select
              value={draft.holds[name] ?? ''}
              onChange={({ target }) => onChange(withRole(draft, name, target.value === '' ? null : (target.value as Role)))}
            >
              <option value="">nothing of use</option>
              {Object.entries(roles).map(([role, words]) => (
                <option key={role} value={role}>
                  {words}
                </option>
              ))}
            </select>
          </label>
        </li>
      ))}
    </ul>
  );
}

/** The first rows as entries would have them. */
export function ReadLines({ lines }: { lines: Table['lines'] }) {
  return (
    <table className={styles.lines}>
      <caption>The first rows, as they are read</caption>
      <thead>
        <tr>
          <th scope="col">Day</th>
          <th scope="col">With whom, for what</th>
          <th scope="col">Amount</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ line, date, amount, currency, payee, text }) => (
          <tr key={line} data-line={line}>
            <td>{printDate(date)}</td>
            <td>{[payee, text].filter(Boolean).join(' · ') || '–'}</td>
            <td>{money(amount, currency)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
