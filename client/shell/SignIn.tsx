import { type FormEvent, useState } from 'react';
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
    <form className={styles.form} onSubmit={submit} aria-labelledby="sign-in">
      <h1 id="sign-in">Sign in</h1>
      <label>
        Email address
        <input name="email" type="email" autoComplete="username" required />
      </label>
      <label>
        Password
        <input name="password" type="password" autoComplete="current-password" required />
      </label>
      <Fault text={fault} />
      <button type="submit" disabled={isBusy}>
        {isBusy ? 'Signing in…' : 'Sign in'}
      </button>
      <p>No password yet, or forgotten? Whoever runs this server makes you a link that sets one.</p>
    </form>
  );
}

/** The page that a one-time link leads to. The token stands behind the #, which no server sees. */
export function SetPassword({ token, onDone }: { token: string; onDone: () => void }) {
  const { fault, isBusy, submit } = useForm((form) => send('/auth/password', { token, password: form.get('password') }), onDone);
  return (
    <form className={styles.form} onSubmit={submit} aria-labelledby="set-password">
      <h1 id="set-password">Choose a password</h1>
      <label>
        New password, at least 12 characters: a few words make a good one
        <input name="password" type="password" autoComplete="new-password" minLength={12} required />
      </label>
      <Fault text={fault} />
      <button type="submit" disabled={isBusy}>
        {isBusy ? 'Saving…' : 'Save and sign in'}
      </button>
    </form>
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
