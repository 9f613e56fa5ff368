import { type FormEvent, type ReactNode, useState } from 'react';
import { Brand } from './Brand.tsx';
import styles from './sign-in.module.css';

/** What a server says of a form that it did not take. */
async function faultOf(answer: Response): Promise<string> {
  const body = (await answer.json().catch(() => null)) as { errors?: { message: string }[] } | null;
  return body?.errors?.[0]?.message ?? `The server answered with status ${answer.status}. Try again.`;
}

async function send(path: string, body: object): Promise<string | null> {
  try {
    const answer = await fetch(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
    return answer.ok ? null : await faultOf(answer);
  } catch {
    return 'The server cannot be reached. Check that it is running and that you are online.';
  }
}

/** Asks for address and password; `onDone` once they were right. */
export function SignIn({ onDone }: { onDone: () => void }) {
  const { fault, isBusy, submit } = useForm(
    (form) => send('/auth/login', { email: form.get('email'), password: form.get('password') }),
    onDone,
  );
  return (
    <Door id="sign-in" title="Sign in" submit={submit}>
      <label>
        Email address
        <input
          name="email"
          type="email"
          autoComplete="username"
          required
          // biome-ignore lint/a11y/noAutofocus: there is nothing else on this page
          autoFocus
        />
      </label>
      <Password label="Password" autoComplete="current-password" />
      <Fault text={fault} />
      <button type="submit" disabled={isBusy}>
        {isBusy ? 'Signing in…' : 'Sign in'}
      </button>
      <p>No password yet, or forgotten? Whoever runs this server makes you a link that sets one.</p>
    </Door>
  );
}

/** The page that a one-time link leads to. The token stands behind the #, which no server sees. */
export function SetPassword({ token, onDone }: { token: string; onDone: () => void }) {
  const { fault, isBusy, submit } = useForm((form) => send('/auth/password', { token, password: form.get('password') }), onDone);
  return (
    <Door id="set-password" title="Choose a password" submit={submit}>
      <Password
        label="New password"
        hint="At least 12 characters. A few words make a good one."
        autoComplete="new-password"
        minLength={12}
      />
      <Fault text={fault} />
      <button type="submit" disabled={isBusy}>
        {isBusy ? 'Saving…' : 'Save and sign in'}
      </button>
    </Door>
  );
}

function useForm(ask: (form: FormData) => Promise<string | null>, onDone: () => void) {
  const [fault, setFault] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setBusy(true);
    void ask(new FormData(event.currentTarget)).then((found) => {
      setBusy(false);
      setFault(found);
      if (found === null) onDone();
    });
  };
  return { fault, isBusy, submit };
}

function Fault({ text }: { text: string | null }) {
  return text === null ? null : <p role="alert">{text}</p>;
}

type DoorProps = { id: string; title: string; submit: (event: FormEvent<HTMLFormElement>) => void; children: ReactNode };

/** The page in front of the books: the name of the house, and one form. */
function Door({ id, title, submit, children }: DoorProps) {
  return (
    <main className={styles.door}>
      <Brand />
      <form className={styles.form} onSubmit={submit} aria-labelledby={id}>
        <h1 id={id}>{title}</h1>
        {children}
      </form>
    </main>
  );
}

type PasswordProps = { label: string; hint?: string; autoComplete: 'current-password' | 'new-password'; minLength?: number };

/** A password that its writer may look at: what one cannot see one mistypes. */
function Password({ label, hint, autoComplete, minLength }: PasswordProps) {
  const [isSeen, setSeen] = useState(false);
  return (
    <>
      <label>
        {label}
        <input
          name="password"
          type={isSeen ? 'text' : 'password'}
          autoComplete={autoComplete}
          minLength={minLength}
          spellCheck={false}
          required
        />
        {hint ? <small>{hint}</small> : null}
      </label>
      <label className={styles.reveal}>
        <input type="checkbox" checked={isSeen} onChange={(event) => setSeen(event.target.checked)} />
        Show password
      </label>
    </>
  );
}
