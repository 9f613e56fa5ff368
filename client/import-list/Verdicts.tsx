import ui from '../ui/ui.module.css';
import type { Undoable } from '../ui/use-undo.ts';
import styles from './duplicates.module.css';

type Props = {
  /** What is decided of, in words. */
  name: string;
  /** Null while nobody has decided. */
  verdict: boolean | null;
  undoable: Undoable;
  /** What the buttons say that decide so, or leave it to be decided again. */
  labels: { yes: string; no: string; again: string };
  /** Said of what was just decided. */
  words: (verdict: boolean | null) => string;
  /** Gives why it was refused; null where it was not. */
  decide: (verdict: boolean | null) => Promise<string | null>;
};

/** The buttons that decide of two lines. Each decision can be undone. */
export function Verdicts({ name, verdict: before, undoable, labels, words, decide }: Props) {
  const button = (label: string, verdict: boolean | null) => (
    <button
      type="button"
      className={ui.button}
      aria-label={`${label}: ${name}`}
      disabled={undoable.isBusy}
      onClick={() =>
        void undoable.run({
          words: words(verdict),
          undoneWords: words(before),
          act: () => decide(verdict),
          undo: () => decide(before),
        })
      }
    >
      {label}
    </button>
  );
  return (
    <div className={styles.verdicts}>
      {before === null ? (
        <>
          {button(labels.yes, true)}
          {button(labels.no, false)}
        </>
      ) : (
        button(labels.again, null)
      )}
    </div>
  );
}
