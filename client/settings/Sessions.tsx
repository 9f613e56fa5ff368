import { useCallback, useEffect, useState } from 'react';
import { printInstant } from '../format/date.ts';
import { PanelHead, SkeletonRows, Waiting } from '../ui/PanelFrame.tsx';
import ui from '../ui/ui.module.css';
import { endOtherSessions, endSession, nameOfAgent, readSessions, type Session } from './sessions.ts';
import styles from './settings.module.css';

/** Where the reader is signed in, with a way to end what is not theirs any more. */
export function Sessions() {
  const [sessions, setSessions] = useState<Session[] | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const attempt = useCallback(async (act: () => Promise<void>) => {
    setBusy(true);
    setFault(null);
    try {
      await act();
      setSessions(await readSessions());
    } catch (error) {
      setFault(error instanceof Error ? error.message : String(error));
    }
    setBusy(false);
  }, []);
  useEffect(() => void attempt(async () => undefined), [attempt]);
  const others = sessions?.filter(({ isThis }) => !isThis).length ?? 0;
  return (
    <section id="sessions" className={ui.panel} aria-label="Where you are signed in">
      <PanelHead title="Where you are signed in" aside="your own browsers">
        {others > 0 ? (
          <button type="button" className={ui.button} disabled={isBusy} onClick={() => void attempt(endOtherSessions)}>
            Sign out everywhere else
          </button>
        ) : null}
      </PanelHead>
      {sessions === null && fault === null ? (
        <Waiting title="Where you are signed in">
          <SkeletonRows rows={2} height={44} />
        </Waiting>
      ) : null}
      {fault ? (
        <div className={styles.faulty} role="alert">
          <p>{fault}</p>
          <button type="button" className={ui.button} onClick={() => void attempt(async () => undefined)}>
            Retry
          </button>
        </div>
      ) : null}
      <ul className={styles.keys}>
        {sessions?.map((session) => (
          <Row key={session.id} session={session} isBusy={isBusy} onEnd={() => void attempt(() => endSession(session.id))} />
        ))}
      </ul>
    </section>
  );
}

function Row({
  session: { agent, createdAt, seenAt, endsAt, isThis, id },
  isBusy,
  onEnd,
}: {
  session: Session;
  isBusy: boolean;
  onEnd: () => void;
}) {
  const name = nameOfAgent(agent);
  return (
    <li data-session={id} data-this={isThis || undefined}>
      <div>
        <b>{name}</b>
        {isThis ? ' (this one)' : ''}
        <p>
          signed in {printInstant(createdAt)} · last used {printInstant(seenAt)} · ends {printInstant(endsAt)}
        </p>
      </div>
      {isThis ? null : (
        <button
          type="button"
          className={ui.button}
          disabled={isBusy}
          aria-label={`Sign out ${name}, signed in ${printInstant(createdAt)}`}
          onClick={onEnd}
        >
          Sign out
        </button>
      )}
    </li>
  );
}
