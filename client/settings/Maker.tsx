import { type FormEvent, type ReactNode, useState } from 'react';
import { refusalOf } from '../apollo/refusal.ts';
import ui from '../ui/ui.module.css';
import { Secret } from './Secret.tsx';
import styles from './settings.module.css';

/** What came of it: why not, or what is there now, with a secret that is shown this once or none. */
export type Outcome = { fault: string } | { secret: string | null; words: ReactNode };

type Props = {
  label: string;
  className: string | undefined;
  /** The button's words, and those while it is being made. */
  words: readonly [string, string];
  isReady?: boolean;
  make: (written: FormData) => Promise<Outcome>;
  /** Hears of it as soon as it is there. */
  onMade?: () => void;
  /** Hears of it when nothing is left to hand over. */
  onDone?: () => void;
  children: ReactNode;
};

/** A form that makes something which comes with a secret: shown here, this once, and nowhere else to be had. */
export function Maker({ label, className, words, isReady = true, make, onMade, onDone, children }: Props) {
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [isBusy, setBusy] = useState(false);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    setOutcome(null);
    setBusy(true);
    const made = await make(new FormData(form)).catch((error: unknown): Outcome => ({ fault: refusalOf(error).message }));
    setBusy(false);
    setOutcome(made);
    if ('fault' in made) return;
    form.reset();
    onMade?.();
    if (made.secret === null) onDone?.();
  };
  const close = () => {
    setOutcome(null);
    onDone?.();
  };
  return (
    <>
      <form className={className} aria-label={label} onSubmit={(event) => void submit(event)}>
        {children}
        <button type="submit" className={ui.button} disabled={isBusy || !isReady}>
          {words[isBusy ? 1 : 0]}
        </button>
      </form>
      <p role="alert" className={styles.fault}>
        {outcome && 'fault' in outcome ? outcome.fault : null}
      </p>
      <div role="status">
        {outcome && 'secret' in outcome && outcome.secret !== null ? (
          <Secret secret={outcome.secret} onClose={close}>
            {outcome.words}
          </Secret>
        ) : null}
      </div>
    </>
  );
}
