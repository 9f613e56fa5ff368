import { useMutation } from '@apollo/client/react';
import { type FormEvent, useState } from 'react';
import { refusalOf } from '../apollo/refusal.ts';
import { AddMemberDocument, type Role } from '../gql/operations.ts';
import { useShell } from '../shell/use-shell.ts';
import ui from '../ui/ui.module.css';
import { roleWords } from './member-roles.ts';
import { Secret } from './Secret.tsx';
import styles from './settings.module.css';

void (
  /* GraphQL */ `
  mutation AddMember($input: MemberInput!) {
    addMember(input: $input) { member { email } setPasswordPath userErrors { message } }
  }
`
);

/** Lets somebody in. Whoever has no password yet gets a link that sets one, to be handed to them. */
export function NewMember() {
  const { refresh } = useShell();
  const [link, setLink] = useState<{ email: string; path: string } | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const [mutate, { loading }] = useMutation(AddMemberDocument);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const written = new FormData(form);
    const email = String(written.get('email')).trim();
    setFault(null);
    try {
      const { data } = await mutate({ variables: { input: { email, role: written.get('role') as Role } } });
      const answer = data?.addMember;
      if (!answer?.member) return setFault(answer?.userErrors[0]?.message ?? 'Nobody was added.');
      setLink(answer.setPasswordPath === null ? null : { email, path: answer.setPasswordPath });
      form.reset();
      // The list is asked for anew; where a link has to be handed over first, when that is done.
      if (answer.setPasswordPath === null) refresh();
    } catch (error) {
      setFault(refusalOf(error).message);
    }
  };
  return (
    <>
      <form className={styles.priceForm} aria-label="Add a member" onSubmit={(event) => void submit(event)}>
        <label className={styles.email}>
          <span>Email address</span>
          <input name="email" type="email" required maxLength={254} autoComplete="off" placeholder="someone@example.com" />
        </label>
        <label>
          <span>As</span>
          <select name="role" defaultValue="VIEWER">
            {Object.entries(roleWords).map(([value, words]) => (
              <option key={value} value={value}>
                {words}
              </option>
            ))}
          </select>
        </label>
        <button type="submit" className={ui.button} disabled={loading}>
          {loading ? 'Adding…' : 'Add'}
        </button>
      </form>
      <p role="alert" className={styles.fault}>
        {fault}
      </p>
      <div role="status">
        {link ? (
          <Secret
            secret={`${location.origin}${link.path}`}
            onClose={() => {
              setLink(null);
              refresh();
            }}
          >
            <b>{link.email}</b> sets a password with this link, once, within 24 hours. Hand it to them now: it is not shown again.
          </Secret>
        ) : null}
      </div>
    </>
  );
}
