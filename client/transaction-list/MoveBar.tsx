import { useState } from 'react';
import { AccountInput } from '../accounts/AccountInput.tsx';
import { count } from '../format/money.ts';
import { classNames } from '../ui/class-names.ts';
import { UndoNote } from '../ui/UndoNote.tsx';
import ui from '../ui/ui.module.css';
import undo from '../ui/undo.module.css';
import styles from './move.module.css';
import { type Moved, sourcesOf } from './move.ts';
import type { Selection } from './selection.ts';
import type { Mover } from './use-move.ts';

const entriesOf = (number: number) => `${count(number)} ${number === 1 ? 'entry' : 'entries'}`;

/** What can be done with the entries that are selected, at the lower edge of the window. */
export function MoveBar({ selection, mover }: { selection: Selection; mover: Mover }) {
  const { rows } = selection;
  return (
    <div className={undo.dock}>
      {mover.fault ? (
        <p className={undo.fault} role="alert">
          {mover.fault}
        </p>
      ) : null}
      <div role="status">{mover.done ? <Outcome moved={mover.done} mover={mover} /> : null}</div>
      {rows.length > 0 ? <MoveForm selection={selection} mover={mover} /> : null}
    </div>
  );
}

function MoveForm({ selection, mover }: { selection: Selection; mover: Mover }) {
  const sources = sourcesOf(selection.rows);
  const [chosen, setFrom] = useState<string | null>(null);
  const [to, setTo] = useState('');
  const from = sources.find(({ fullName }) => fullName === chosen) ?? sources[0];
  if (!from) return null;
  const move = async () => {
    if (await mover.move(selection.rows, from.fullName, to)) selection.replace([]);
  };
  return (
    <form
      className={styles.bar}
      aria-label="Move the selected entries"
      onSubmit={(event) => {
        event.preventDefault();
        void move();
      }}
    >
      <b>{count(selection.rows.length)} selected</b>
      <label>
        <span>Move what is on</span>
        <select value={from.fullName} onChange={(event) => setFrom(event.target.value)}>
          {sources.map(({ fullName, entries }) => (
            <option key={fullName} value={fullName}>
              {fullName}
              {entries < selection.rows.length ? ` (${entries} of ${selection.rows.length})` : ''}
            </option>
          ))}
        </select>
      </label>
      <div className={styles.to}>
        <span aria-hidden="true">to</span>
        <AccountInput label="Move to" placeholder="account" onChoose={setTo} />
      </div>
      <button type="submit" className={classNames(ui.button, styles.go)} disabled={to === '' || to === from.fullName || mover.isMoving}>
        {mover.isMoving ? 'Moving…' : `Move ${entriesOf(from.entries)}`}
      </button>
      <button type="button" className={ui.button} onClick={() => selection.replace([])}>
        Let go
      </button>
    </form>
  );
}

function Outcome({ moved, mover }: { moved: Moved; mover: Mover }) {
  const { from, to, ids, merged } = moved;
  const back = ids.length - merged.length;
  return (
    <UndoNote isUndone={mover.isUndone} isBusy={mover.isMoving} onUndo={back === 0 ? null : () => void mover.undo()} onClose={mover.forget}>
      {mover.isUndone ? `${entriesOf(back)} back on ` : `${entriesOf(ids.length)} moved to `}
      <b>{mover.isUndone ? from : to}</b>.
      {merged.length > 0 ? ` ${entriesOf(merged.length)} had a line on ${to} already: undoing leaves these there.` : ''}
    </UndoNote>
  );
}
