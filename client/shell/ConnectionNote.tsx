import { useSyncExternalStore } from 'react';
import { connection } from '../apollo/connection.ts';
import { type DateRange, printRange, printTime } from '../format/date.ts';
import styles from './shell.module.css';
import { useShell } from './use-shell.ts';

export function useConnection(): ReturnType<typeof connection.current> {
  return useSyncExternalStore(connection.subscribe, connection.current, connection.current);
}

/** `wanted`: the days that the head of the page names; null where the page is not about days. */
type Props = { isPending: boolean; wanted: DateRange | null };

/** Says that the server does not answer, and what the figures are that are still on show. */
export function ConnectionNote({ isPending, wanted }: Props) {
  const { lostAt, answeredAt } = useConnection();
  const { view } = useShell();
  if (lostAt === null) return null;
  const isOther = isPending && wanted !== null && (wanted.from !== view.range.from || wanted.to !== view.range.to);
  const age = answeredAt === null ? 'nothing has come from it yet' : `figures are of ${printTime(answeredAt)}`;
  return (
    <span role="status" className={styles.lost}>
      The server does not answer; {age}
      {isOther ? `, and still those for ${printRange(view.range)}` : ''}. It is asked again by itself
      {isPending ? '; what you chose is shown as soon as it answers' : ''}.
    </span>
  );
}
