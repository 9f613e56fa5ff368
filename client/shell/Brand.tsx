import styles from './shell.module.css';

export function Brand() {
  return (
    <div className={styles.brand}>
      <svg className={styles.mark} viewBox="0 0 26 26" aria-hidden="true">
        <circle cx="13" cy="13" r="11.5" />
        <path d="M13 13V1.5A11.5 11.5 0 0 1 24.5 13z" />
      </svg>
      Farthing
    </div>
  );
}
