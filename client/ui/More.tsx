import { useState, useTransition } from 'react';
import { refusalOf } from '../apollo/refusal.ts';
import styles from './more.module.css';
import ui from './ui.module.css';

type Props = { label: string; fetchNext: () => Promise<unknown> };

/** The foot of a list that has not come to its end: fetches the next page, and says where that failed. */
export function More({ label, fetchNext }: Props) {
  const [isFetching, start] = useTransition();
  const [fault, setFault] = useState<string | null>(null);
  const fetchOn = () =>
    start(async () => {
      setFault(null);
      try {
        await fetchNext();
      } catch (error) {
        setFault(refusalOf(error).title);
      }
    });
  return (
    <p className={styles.more}>
      <button type="button" className={ui.button} disabled={isFetching} onClick={fetchOn}>
        {isFetching ? 'On their way…' : label}
      </button>
      <span role="alert">{fault}</span>
    </p>
  );
}
