import type { ReactNode } from 'react';
import ui from './ui.module.css';
import styles from './undo.module.css';
import type { Undoable } from './use-undo.ts';

type NoteProps = {
  children: ReactNode;
  isUndone: boolean;
  isBusy: boolean;
  /** Null where it cannot be taken back. */
  onUndo: (() => void) | null;
  onClose: () => void;
};

/** What was just done, with the way back. */
export function UndoNote({ children, isUndone, isBusy, onUndo, onClose }: NoteProps) {
  return (
    <div className={styles.note} data-done={isUndone ? 'undone' : 'done'}>
      <span>{children}</span>
      {isUndone || onUndo === null ? null : (
        <button type="button" className={ui.button} disabled={isBusy} onClick={onUndo}>
          Undo
        </button>
      )}
      <button type="button" className={styles.close} aria-label="Close this note" onClick={onClose}>
        <svg viewBox="0 0 12 12" aria-hidden="true">
          <path d="M2 2l8 8M10 2l-8 8" />
        </svg>
      </button>
    </div>
  );
}

/** The last deed of a page at the lower edge of the window, and what went wrong with one. */
export function UndoDock({ undoable }: { undoable: Undoable }) {
  const { done, isUndone, isBusy, fault, undo, forget } = undoable;
  return (
    <div className={styles.dock}>
      {fault ? (
        <p className={styles.fault} role="alert">
          {fault}
        </p>
      ) : null}
      <div role="status">
        {done ? (
          <UndoNote isUndone={isUndone} isBusy={isBusy} onUndo={done.undo ? () => void undo() : null} onClose={forget}>
            {isUndone ? done.undoneWords : done.words}
          </UndoNote>
        ) : null}
      </div>
    </div>
  );
}
