import styles from './chips.module.css';

/** One choice that is set. */
export type Chip<Change> = {
  label: string;
  /** The choices without it. */
  without: Change;
  /** The choices without all of its kind. */
  clear: Change;
};

/** All choices that narrow something down, each with a way to be without it. */
export function Chips<Change>({ chips, onChange }: { chips: readonly Chip<Change>[]; onChange: (change: Change) => void }) {
  return (
    <ul className={styles.chips} aria-label="Filters that are set">
      {chips.map(({ label, without }) => (
        <li key={label}>
          <button type="button" aria-label={`Without ${label}`} onClick={() => onChange(without)}>
            {label}
            <svg viewBox="0 0 10 10" aria-hidden="true">
              <path d="M2 2l6 6M8 2 2 8" />
            </svg>
          </button>
        </li>
      ))}
      {chips.length > 1 ? (
        <li>
          <button type="button" className={styles.clear} onClick={() => onChange(Object.assign({}, ...chips.map(({ clear }) => clear)))}>
            Clear all
          </button>
        </li>
      ) : null}
    </ul>
  );
}
