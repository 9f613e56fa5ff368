import { useSyncExternalStore } from 'react';
import { connection } from '../apollo/connection.ts';
import { printTime } from '../format/date.ts';
import styles from './shell.module.css';

/** Says that the server does not answer, and since when the figures on show are what they are. */
export function ConnectionNote() {
  const { lostAt, answeredAt } = useSyncExternalStore(connection.subscribe, connection.current, connection.current);
  if (lostAt === null) return null;
  return (
    <span role="status" className={styles.lost}>
      The server does not answer; {answeredAt === null ? 'nothing has come from it yet' : `figures are of ${printTime(answeredAt)}`}.
    </span>
  );
}
